/** Every refusal as an RFC 9457 problem. */
@NullMarked
package dev.throughline.oms.worker.problem;

import org.jspecify.annotations.NullMarked;
