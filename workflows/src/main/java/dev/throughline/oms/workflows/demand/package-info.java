/** The daily planning for demand. */
@NullMarked
package dev.throughline.oms.workflows.demand;

import org.jspecify.annotations.NullMarked;
