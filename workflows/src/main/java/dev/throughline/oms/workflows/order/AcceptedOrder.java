package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.UnitState;
import dev.throughline.oms.workflows.sourcing.Preorder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an order was accepted.
 *
 * @param units every unit of every line, by the state it starts in; units that could not be had start CANCELLED
 * @param promisedBy when the customer has the goods at the latest
 * @param locations which locations work on it
 * @param preorders what waits for a release; missing when nothing does
 */
public record AcceptedOrder(
        OrderId order,
        Instant acceptedAt,
        @Nullable Instant promisedBy,
        List<LineUnits> units,
        List<LocationId> locations,
        @Nullable List<Preorder> preorders) {
    public AcceptedOrder {
        units = List.copyOf(units);
        locations = List.copyOf(locations);
        preorders = preorders == null || preorders.isEmpty() ? null : List.copyOf(preorders);
    }

    public AcceptedOrder(
            OrderId order,
            Instant acceptedAt,
            @Nullable Instant promisedBy,
            List<LineUnits> units,
            List<LocationId> locations) {
        this(order, acceptedAt, promisedBy, units, locations, null);
    }

    public record LineUnits(int line, UnitState state, int quantity) {}
}
