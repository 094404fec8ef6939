/** Sourcing policies over HTTP. */
@NullMarked
package dev.throughline.oms.worker.sourcing;

import org.jspecify.annotations.NullMarked;
