package dev.throughline.oms.bench.load;

import java.util.List;

/**
 * An order to be placed.
 *
 * @param number counts the orders of a run from 0
 * @param pickup collected at the site's store; otherwise shipped to an address near the site
 */
record LoadOrder(long number, boolean pickup, Site site, int customer, List<Line> lines) {
    LoadOrder {
        lines = List.copyOf(lines);
    }

    /** @param price of a unit, in minor units of money */
    record Line(String sku, int quantity, long price) {}

    int units() {
        return lines.stream().mapToInt(Line::quantity).sum();
    }

    /** In minor units of money. */
    long total() {
        return lines.stream().mapToLong(line -> line.quantity() * line.price()).sum();
    }
}
