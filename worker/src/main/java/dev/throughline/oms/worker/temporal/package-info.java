/** The connection to Temporal: converter, codec, life cycle, and messages to running orders. */
@NullMarked
package dev.throughline.oms.worker.temporal;

import org.jspecify.annotations.NullMarked;
