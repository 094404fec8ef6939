@NullMarked
package dev.throughline.oms.bench.load;

import org.jspecify.annotations.NullMarked;
