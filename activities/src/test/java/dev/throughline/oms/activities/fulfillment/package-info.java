/** The work of locations on a real database. */
@NullMarked
package dev.throughline.oms.activities.fulfillment;

import org.jspecify.annotations.NullMarked;
