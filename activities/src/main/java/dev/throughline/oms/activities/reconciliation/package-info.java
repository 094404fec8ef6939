/** The checker of the invariants: read-only, over every capability's tables. */
@NullMarked
package dev.throughline.oms.activities.reconciliation;

import org.jspecify.annotations.NullMarked;
