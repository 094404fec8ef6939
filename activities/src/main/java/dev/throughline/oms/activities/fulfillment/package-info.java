/** The work of stores and warehouses. Doors: {@link dev.throughline.oms.activities.fulfillment.Fulfillments},
 * {@link dev.throughline.oms.activities.fulfillment.Pickups}. */
@NullMarked
package dev.throughline.oms.activities.fulfillment;

import org.jspecify.annotations.NullMarked;
