package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.UnitState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The order as its process sees it. */
public record OrderView(
        OrderId id,
        String number,
        OrderStatus status,
        boolean orderHold,
        @Nullable Instant promisedBy,
        @Nullable CustomerId customer,
        Map<UnitState, Integer> units,
        List<FulfillmentOrderView> fulfillmentOrders,
        List<String> unfinished) {
    /** One fulfillment order. */
    public record FulfillmentOrderView(
            FulfillmentOrderId id,
            LocationId location,
            String phase,
            List<OrderedUnits> lines,
            @Nullable Instant due) {}
}
