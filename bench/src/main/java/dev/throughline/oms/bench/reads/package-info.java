/** How long reads of stock take: {@code ./run read-bench}. */
@NullMarked
package dev.throughline.oms.bench.reads;

import org.jspecify.annotations.NullMarked;
