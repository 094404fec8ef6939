package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.util.List;
import java.util.UUID;

/**
 * What the pool has to tell an order's process.
 *
 * @param id unique: a notice told twice is the same notice
 */
public record OrderNotice(UUID id, OrderId order, Kind kind, LocationId location, List<OrderedUnits> lines) {
    public OrderNotice {
        lines = List.copyOf(lines);
    }

    public enum Kind {
        /** Backordered units are committed at the location now. */
        FILLED,
        /** A fact took committed units at the location; their commitments have ended. */
        SHORT
    }
}
