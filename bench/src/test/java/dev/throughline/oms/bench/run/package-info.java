@NullMarked
package dev.throughline.oms.bench.run;

import org.jspecify.annotations.NullMarked;
