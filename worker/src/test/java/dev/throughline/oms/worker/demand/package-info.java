@NullMarked
package dev.throughline.oms.worker.demand;

import org.jspecify.annotations.NullMarked;
