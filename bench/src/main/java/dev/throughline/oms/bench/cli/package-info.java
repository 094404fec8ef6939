/** What the programs of {@code ./run} have in common. */
@NullMarked
package dev.throughline.oms.bench.cli;

import org.jspecify.annotations.NullMarked;
