/** Products, locations and channels over HTTP. */
@NullMarked
package dev.throughline.oms.worker.catalog;

import org.jspecify.annotations.NullMarked;
