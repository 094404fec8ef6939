package dev.throughline.oms.workflows.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.util.List;

/**
 * One movement of an order's units at one location.
 *
 * @param step unique within the order, the key of idempotency
 */
public record StockStep(OrderId order, String step, LocationId location, List<OrderedUnits> lines) {
    public StockStep {
        lines = List.copyOf(lines);
    }
}
