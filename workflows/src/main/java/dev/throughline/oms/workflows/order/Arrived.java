package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import org.jspecify.annotations.Nullable;

/**
 * What was sent to a store is there.
 *
 * @param pickup how the store keeps it; missing means the usual terms
 */
public record Arrived(
        FulfillmentOrderId fulfillmentOrder,
        Actor actor,
        @Nullable PickupTerms pickup) {
    public Arrived(FulfillmentOrderId fulfillmentOrder, Actor actor) {
        this(fulfillmentOrder, actor, null);
    }
}
