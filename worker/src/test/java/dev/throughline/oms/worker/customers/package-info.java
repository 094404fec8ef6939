/** Customers over HTTP. */
@NullMarked
package dev.throughline.oms.worker.customers;

import org.jspecify.annotations.NullMarked;
