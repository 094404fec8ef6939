package dev.throughline.oms.workflows.shared;

/**
 * Some units of an order line.
 *
 * @param line the order line's number, from 1
 * @param quantity whole units, at least 1
 */
public record OrderedUnits(int line, Sku sku, int quantity) {
    public OrderedUnits {
        if (line < 1 || quantity < 1) {
            throw new IllegalArgumentException("not units of an order line: line " + line + ", quantity " + quantity);
        }
    }

    public OrderedUnits withQuantity(int units) {
        return new OrderedUnits(line, sku, units);
    }
}
