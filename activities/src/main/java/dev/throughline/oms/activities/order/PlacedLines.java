package dev.throughline.oms.activities.order;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The door for what was asked for: the lines of accepted orders of every channel, also the units that could not be had. */
public interface PlacedLines {
    /** Of orders in the book; others are left out. */
    List<PlacedLine> of(Collection<OrderId> orders);

    /**
     * A line as it was placed.
     *
     * @param quantity what was ordered, whatever became of it
     * @param locations the store of a pickup or till sale; else those that work on the order; none while it waits for stock
     */
    record PlacedLine(OrderId order, int line, Sku sku, int quantity, Instant placedAt, List<LocationId> locations) {
        public PlacedLine {
            locations = List.copyOf(locations);
        }
    }
}
