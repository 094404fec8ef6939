package dev.throughline.oms.bench.oracle;

/**
 * A line that was sold: an order of its own here.
 *
 * @param number in the file
 * @param units at least 1
 */
record SoldLine(int number, String sku, int units) {}
