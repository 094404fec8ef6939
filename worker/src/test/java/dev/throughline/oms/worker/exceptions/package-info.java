@NullMarked
package dev.throughline.oms.worker.exceptions;

import org.jspecify.annotations.NullMarked;
