package dev.throughline.oms.workflows.sourcing;

import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.HoldId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a location for each unit.
 *
 * @param step unique within the order, the key of idempotency
 * @param pickupLocation the store that the customer chose; only and always where the customer collects
 * @param excluded locations that refused these units or did not find them
 * @param hold the cart's: its units are the order's own, and committing ends it; one that has ended counts for nothing
 * @param promisedBy what the customer was promised already; missing at the first sourcing
 * @param onlyFrom the location that a person chose to ship from; missing means any
 */
public record SourcingRequest(
        OrderId order,
        String step,
        ChannelId channel,
        FulfillmentMethod method,
        @Nullable LocationId pickupLocation,
        ShortagePolicy shortagePolicy,
        List<OrderedUnits> lines,
        List<LocationId> excluded,
        @Nullable HoldId hold,
        @Nullable Instant promisedBy,
        @Nullable LocationId onlyFrom) {
    public SourcingRequest(
            OrderId order,
            String step,
            ChannelId channel,
            FulfillmentMethod method,
            @Nullable LocationId pickupLocation,
            ShortagePolicy shortagePolicy,
            List<OrderedUnits> lines,
            List<LocationId> excluded,
            @Nullable HoldId hold) {
        this(order, step, channel, method, pickupLocation, shortagePolicy, lines, excluded, hold, null);
    }

    public SourcingRequest(
            OrderId order,
            String step,
            ChannelId channel,
            FulfillmentMethod method,
            @Nullable LocationId pickupLocation,
            ShortagePolicy shortagePolicy,
            List<OrderedUnits> lines,
            List<LocationId> excluded,
            @Nullable HoldId hold,
            @Nullable Instant promisedBy) {
        this(order, step, channel, method, pickupLocation, shortagePolicy, lines, excluded, hold, promisedBy, null);
    }

    public SourcingRequest {
        if (method.isCollected() != (pickupLocation != null)) {
            throw new IllegalArgumentException("what is collected, and nothing else, names its store");
        }
        lines = List.copyOf(lines);
        excluded = List.copyOf(excluded);
    }
}
