/** The long form of the fault plan: a whole system with two application instances, orders in flight, and a schedule of faults. */
@NullMarked
package dev.throughline.oms.bench.faults;

import org.jspecify.annotations.NullMarked;
