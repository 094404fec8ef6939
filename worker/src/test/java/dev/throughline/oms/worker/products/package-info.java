/** Codes, kits and selling terms over HTTP. */
@NullMarked
package dev.throughline.oms.worker.products;

import org.jspecify.annotations.NullMarked;
