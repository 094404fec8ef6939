@NullMarked
package dev.throughline.oms.worker.picking;

import org.jspecify.annotations.NullMarked;
