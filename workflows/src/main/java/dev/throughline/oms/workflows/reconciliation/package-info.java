/** The scheduled check of the invariants. */
@NullMarked
package dev.throughline.oms.workflows.reconciliation;

import org.jspecify.annotations.NullMarked;
