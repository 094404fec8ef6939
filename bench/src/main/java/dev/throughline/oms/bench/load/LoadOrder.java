package dev.throughline.oms.bench.load;

import java.util.List;

/**
 * An order to be placed.
 *
 * @param number counts the orders of a run from 0
 * @param pickup collected at the site's store; otherwise shipped to an address near the site
 */
public record LoadOrder(long number, boolean pickup, Site site, int customer, List<Line> lines) {
    public LoadOrder {
        lines = List.copyOf(lines);
    }

    /**
     * Units of one SKU.
     *
     * @param price of a unit, in minor units of money
     */
    public record Line(String sku, int quantity, long price) {}

    public int units() {
        return lines.stream().mapToInt(Line::quantity).sum();
    }

    /** In minor units of money. */
    public long total() {
        return lines.stream().mapToLong(line -> line.quantity() * line.price()).sum();
    }
}
