/** What tills tell, over HTTP. */
@NullMarked
package dev.throughline.oms.worker.till;

import org.jspecify.annotations.NullMarked;
