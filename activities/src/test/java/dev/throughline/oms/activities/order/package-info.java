/** The order book on a real database. */
@NullMarked
package dev.throughline.oms.activities.order;

import org.jspecify.annotations.NullMarked;
