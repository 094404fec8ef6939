/** Sourcing: pure choices, and the one transaction on a real database. */
@NullMarked
package dev.throughline.oms.activities.sourcing;

import org.jspecify.annotations.NullMarked;
