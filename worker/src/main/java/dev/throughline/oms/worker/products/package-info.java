/** What products are called, what they are made of and on which terms they are sold, over HTTP. */
@NullMarked
package dev.throughline.oms.worker.products;

import org.jspecify.annotations.NullMarked;
