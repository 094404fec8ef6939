package dev.throughline.oms.workflows.fulfillment;

import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** New work for one or more locations. */
public record FulfillmentRequest(
        OrderId order, ChannelId channel, @Nullable Instant promisedBy, List<Request> requests) {
    public FulfillmentRequest {
        requests = List.copyOf(requests);
    }

    /**
     * A request to one location.
     *
     * @param dueBy when it is to be packed, or ready for pickup
     * @param acceptBy by when the location says that it takes it on; missing when it need not
     * @param pickupLocation the store that it is sent to; only and always for {@code SHIP_TO_STORE}
     * @param replaces the fulfillment order whose units were lost; missing when the units go for the first time
     */
    public record Request(
            FulfillmentOrderId id,
            LocationId location,
            FulfillmentMethod method,
            List<OrderedUnits> lines,
            Instant dueBy,
            @Nullable Instant acceptBy,
            @Nullable LocationId pickupLocation,
            @Nullable FulfillmentOrderId replaces) {
        public Request {
            lines = List.copyOf(lines);
        }

        public Request(
                FulfillmentOrderId id,
                LocationId location,
                FulfillmentMethod method,
                List<OrderedUnits> lines,
                Instant dueBy) {
            this(id, location, method, lines, dueBy, null, null, null);
        }
    }
}
