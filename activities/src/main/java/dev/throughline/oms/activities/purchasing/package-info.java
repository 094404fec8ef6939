/**
 * Purchase orders: asked for, placed with a supplier, received in parts, closed. Doors:
 * {@link dev.throughline.oms.activities.purchasing.PurchaseOrders}, {@link dev.throughline.oms.activities.purchasing.Suppliers}.
 */
@NullMarked
package dev.throughline.oms.activities.purchasing;

import org.jspecify.annotations.NullMarked;
