package dev.throughline.oms.workflows.exceptions;

import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order needs a person.
 *
 * @param step unique within the order, the key of idempotency
 * @param locations that had a part in it
 * @param dueBy when the process goes on by itself, or, where it does not, when somebody has to have seen to it
 * @param reason in the words of who caused it
 * @param fulfillmentOrder the fulfillment order it is about; missing where it is about the order
 * @param refund the step of the refund that failed; only for {@code REFUND_FAILED}
 * @param amount what is owed; only for {@code REFUND_FAILED}
 */
public record OpenedException(
        OrderId order,
        String step,
        ExceptionKind kind,
        List<LocationId> locations,
        Instant dueBy,
        String reason,
        @Nullable FulfillmentOrderId fulfillmentOrder,
        @Nullable String refund,
        @Nullable Money amount) {
    public OpenedException {
        locations = List.copyOf(locations);
    }

    /** About the order. */
    public OpenedException(
            OrderId order, String step, ExceptionKind kind, List<LocationId> locations, Instant dueBy, String reason) {
        this(order, step, kind, locations, dueBy, reason, null, null, null);
    }

    /** About one fulfillment order. */
    public OpenedException(
            FulfillmentOrderId fulfillmentOrder,
            String step,
            ExceptionKind kind,
            LocationId location,
            Instant dueBy,
            String reason) {
        this(fulfillmentOrder.order(), step, kind, List.of(location), dueBy, reason, fulfillmentOrder, null, null);
    }
}
