@NullMarked
package dev.throughline.oms.worker.temporal;

import org.jspecify.annotations.NullMarked;
