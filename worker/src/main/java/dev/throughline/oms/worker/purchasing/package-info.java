/** Suppliers and purchase orders over HTTP. */
@NullMarked
package dev.throughline.oms.worker.purchasing;

import org.jspecify.annotations.NullMarked;
