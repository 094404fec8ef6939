/** The order book. Doors: OrderIntake, OrderBook, Returns. */
@NullMarked
package dev.throughline.oms.activities.order;

import org.jspecify.annotations.NullMarked;
