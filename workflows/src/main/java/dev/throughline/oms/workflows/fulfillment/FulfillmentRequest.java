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
     */
    public record Request(
            FulfillmentOrderId id,
            LocationId location,
            FulfillmentMethod method,
            List<OrderedUnits> lines,
            Instant dueBy) {
        public Request {
            lines = List.copyOf(lines);
        }
    }
}
