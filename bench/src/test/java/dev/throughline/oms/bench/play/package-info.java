@NullMarked
package dev.throughline.oms.bench.play;

import org.jspecify.annotations.NullMarked;
