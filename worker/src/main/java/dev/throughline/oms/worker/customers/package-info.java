/** Profiles of customers, their consent, their erasure. */
@NullMarked
package dev.throughline.oms.worker.customers;

import org.jspecify.annotations.NullMarked;
