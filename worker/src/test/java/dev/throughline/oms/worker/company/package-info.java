/** A company at work: many orders, stores, warehouses and customers, over days of skipped time. */
@org.jspecify.annotations.NullMarked
package dev.throughline.oms.worker.company;
