@NullMarked
package dev.throughline.oms.worker.orders;

import org.jspecify.annotations.NullMarked;
