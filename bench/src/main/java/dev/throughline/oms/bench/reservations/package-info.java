/** How many reservations a second, by which design: {@code ./run reservation-bench}. */
@NullMarked
package dev.throughline.oms.bench.reservations;

import org.jspecify.annotations.NullMarked;
