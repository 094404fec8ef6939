/** The work of stores and warehouses, over HTTP. */
@NullMarked
package dev.throughline.oms.worker.fulfillment;

import org.jspecify.annotations.NullMarked;
