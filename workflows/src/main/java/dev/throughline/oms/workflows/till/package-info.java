/** The till sale: an order that is final at once. */
@NullMarked
package dev.throughline.oms.workflows.till;

import org.jspecify.annotations.NullMarked;
