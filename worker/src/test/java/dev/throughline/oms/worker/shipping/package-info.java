/** Shipping over HTTP. */
@NullMarked
package dev.throughline.oms.worker.shipping;

import org.jspecify.annotations.NullMarked;
