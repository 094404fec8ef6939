package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import org.jspecify.annotations.Nullable;

/**
 * Every unit that is left in the fulfillment order is packed, or staged.
 *
 * @param pickup of what is staged, how the store keeps it; missing means the usual terms
 */
public record Packed(
        FulfillmentOrderId fulfillmentOrder,
        Actor actor,
        @Nullable PickupTerms pickup) {
    public Packed(FulfillmentOrderId fulfillmentOrder, Actor actor) {
        this(fulfillmentOrder, actor, null);
    }
}
