/** The work of stores and warehouses. Door: {@link dev.throughline.oms.activities.fulfillment.Fulfillments}. */
@NullMarked
package dev.throughline.oms.activities.fulfillment;

import org.jspecify.annotations.NullMarked;
