/** Whether the pool's answers on real sales are those of one clerk with a list: {@code ./run oracle}. */
@NullMarked
package dev.throughline.oms.bench.oracle;

import org.jspecify.annotations.NullMarked;
