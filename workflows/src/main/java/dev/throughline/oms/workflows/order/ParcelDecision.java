package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;

/**
 * What is to become of units that were lost or damaged on their way.
 *
 * @param fulfillmentOrder whose units; for {@code REFUND} also a replacement that is not packed yet
 */
public record ParcelDecision(FulfillmentOrderId fulfillmentOrder, Choice choice, Actor actor, String reason) {
    public enum Choice {
        /** Send them again, from any location that did not decline. */
        REPLACE,
        REFUND
    }
}
