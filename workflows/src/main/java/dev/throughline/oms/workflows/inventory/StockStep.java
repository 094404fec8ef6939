package dev.throughline.oms.workflows.inventory;

import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One movement of an order's units at one location.
 *
 * @param step unique within the order, the key of idempotency
 * @param channel whose units leave, where nothing was committed before (a till sale): its own allocations come first
 * @param happenedAt when the units moved, if it is told later: what was counted since is in the count already; missing for now
 * @param components of a short-picked kit those that were not there; all of them if missing
 * @param damaged whether units that are picked short are there and damaged; missing means no
 */
public record StockStep(
        OrderId order,
        String step,
        LocationId location,
        List<OrderedUnits> lines,
        @Nullable ChannelId channel,
        @Nullable Instant happenedAt,
        @Nullable List<Sku> components,
        @Nullable Boolean damaged) {
    public StockStep(OrderId order, String step, LocationId location, List<OrderedUnits> lines) {
        this(order, step, location, lines, null, null, null, null);
    }

    public StockStep(
            OrderId order, String step, LocationId location, List<OrderedUnits> lines, @Nullable ChannelId channel) {
        this(order, step, location, lines, channel, null, null, null);
    }

    public StockStep(
            OrderId order,
            String step,
            LocationId location,
            List<OrderedUnits> lines,
            @Nullable ChannelId channel,
            @Nullable Instant happenedAt) {
        this(order, step, location, lines, channel, happenedAt, null, null);
    }

    public StockStep(
            OrderId order,
            String step,
            LocationId location,
            List<OrderedUnits> lines,
            @Nullable ChannelId channel,
            @Nullable Instant happenedAt,
            @Nullable List<Sku> components) {
        this(order, step, location, lines, channel, happenedAt, components, null);
    }

    public StockStep {
        lines = List.copyOf(lines);
        components = components == null ? null : List.copyOf(components);
    }
}
