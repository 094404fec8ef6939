/** Files of stock, over HTTP. */
@NullMarked
package dev.throughline.oms.worker.feeds;

import org.jspecify.annotations.NullMarked;
