package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money that a customer is owed and the gateway did not give back.
 *
 * @param step of the refund, unique within the order
 * @param refusal why, in the gateway's word
 * @param fulfillmentOrder whose units it is for; missing for a return
 */
public record FailedRefund(
        OrderId order,
        String step,
        Money amount,
        String refusal,
        List<LocationId> locations,
        @Nullable FulfillmentOrderId fulfillmentOrder) {
    public FailedRefund {
        locations = List.copyOf(locations);
    }

    /** The id of its process. */
    public String workflowId() {
        return workflowId(order, step);
    }

    public static String workflowId(OrderId order, String step) {
        return "refund/" + order + "/" + step;
    }
}
