/** Returns over HTTP. */
@NullMarked
package dev.throughline.oms.worker.returns;

import org.jspecify.annotations.NullMarked;
