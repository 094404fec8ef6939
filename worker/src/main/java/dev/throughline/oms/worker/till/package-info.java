/** What tills tell, from the wire to stock, orders and returns. */
@NullMarked
package dev.throughline.oms.worker.till;

import org.jspecify.annotations.NullMarked;
