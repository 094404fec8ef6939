/** Bins, waves and picking by scan over HTTP. */
@NullMarked
package dev.throughline.oms.worker.picking;

import org.jspecify.annotations.NullMarked;
