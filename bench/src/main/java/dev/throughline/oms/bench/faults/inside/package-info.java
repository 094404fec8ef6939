/** What {@code ./run faults} puts on the class path of the application it starts; it is in no other. */
@NullMarked
package dev.throughline.oms.bench.faults.inside;

import org.jspecify.annotations.NullMarked;
