@NullMarked
package dev.throughline.oms.bench.demand;

import org.jspecify.annotations.NullMarked;
