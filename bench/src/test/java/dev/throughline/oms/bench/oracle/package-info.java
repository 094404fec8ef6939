@NullMarked
package dev.throughline.oms.bench.oracle;

import org.jspecify.annotations.NullMarked;
