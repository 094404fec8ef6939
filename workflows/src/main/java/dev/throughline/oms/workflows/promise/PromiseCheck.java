package dev.throughline.oms.workflows.promise;

import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units that a location has not packed yet.
 *
 * @param promisedBy when the customer is to have them
 * @param excluded locations that refused these units or did not find them
 * @param pickupLocation the store that they are to be sent to; missing when they are not
 */
public record PromiseCheck(
        OrderId order,
        ChannelId channel,
        FulfillmentMethod method,
        LocationId location,
        List<OrderedUnits> units,
        Instant promisedBy,
        List<LocationId> excluded,
        @Nullable LocationId pickupLocation) {
    public PromiseCheck {
        units = List.copyOf(units);
        excluded = List.copyOf(excluded);
    }
}
