/** The order book. Doors: {@link dev.throughline.oms.activities.order.OrderIntake}, {@link dev.throughline.oms.activities.order.OrderBook}. */
@NullMarked
package dev.throughline.oms.activities.order;

import org.jspecify.annotations.NullMarked;
