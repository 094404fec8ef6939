package dev.throughline.oms.workflows.exceptions;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * What an order needed a person for is decided. A shortage is decided about together with what nobody can serve.
 *
 * @param step unique within the order, the key of idempotency
 * @param fulfillmentOrder as it was opened
 * @param refund as it was opened
 */
public record ClosedException(
        OrderId order,
        String step,
        ExceptionKind kind,
        Actor actor,
        String resolution,
        @Nullable FulfillmentOrderId fulfillmentOrder,
        @Nullable String refund) {
    /** About the order. */
    public ClosedException(OrderId order, String step, ExceptionKind kind, Actor actor, String resolution) {
        this(order, step, kind, actor, resolution, null, null);
    }

    /** About one fulfillment order. */
    public ClosedException(
            FulfillmentOrderId fulfillmentOrder, String step, ExceptionKind kind, Actor actor, String resolution) {
        this(fulfillmentOrder.order(), step, kind, actor, resolution, fulfillmentOrder, null);
    }
}
