@NullMarked
package dev.throughline.oms.worker.fulfillment;

import org.jspecify.annotations.NullMarked;
