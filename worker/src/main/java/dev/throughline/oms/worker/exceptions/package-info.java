/** The exception queue over HTTP. */
@NullMarked
package dev.throughline.oms.worker.exceptions;

import org.jspecify.annotations.NullMarked;
