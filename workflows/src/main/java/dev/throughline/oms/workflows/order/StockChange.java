package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.util.List;

/**
 * Inventory tells an order about its units.
 *
 * @param id unique; a repeated signal is ignored
 */
public record StockChange(String id, LocationId location, List<OrderedUnits> lines) {
    public StockChange {
        lines = List.copyOf(lines);
    }
}
