/** Typed ids, money and the few words that every capability uses. */
@NullMarked
package dev.throughline.oms.workflows.shared;

import org.jspecify.annotations.NullMarked;
