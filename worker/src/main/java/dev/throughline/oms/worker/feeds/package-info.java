/** Files of stock: feeds and exports. */
@NullMarked
package dev.throughline.oms.worker.feeds;

import org.jspecify.annotations.NullMarked;
