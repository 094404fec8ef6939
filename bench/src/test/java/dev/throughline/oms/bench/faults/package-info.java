@NullMarked
package dev.throughline.oms.bench.faults;

import org.jspecify.annotations.NullMarked;
