package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.util.List;

/** What was cancelled, and where the order stands now. */
public record Cancelled(List<OrderedUnits> units, OrderStatus status) {
    public Cancelled {
        units = List.copyOf(units);
    }
}
