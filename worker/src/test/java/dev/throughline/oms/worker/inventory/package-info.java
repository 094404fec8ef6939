/** Stock over HTTP. */
@NullMarked
package dev.throughline.oms.worker.inventory;

import org.jspecify.annotations.NullMarked;
