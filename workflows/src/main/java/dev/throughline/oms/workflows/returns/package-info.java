/** The return process: one durable workflow per RMA; it outlives the order. */
@NullMarked
package dev.throughline.oms.workflows.returns;

import org.jspecify.annotations.NullMarked;
