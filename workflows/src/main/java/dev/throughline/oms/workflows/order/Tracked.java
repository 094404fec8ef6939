package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.FulfillmentOrderId;

/** The end of a parcel's way. */
public record Tracked(FulfillmentOrderId fulfillmentOrder, Outcome outcome) {
    public enum Outcome {
        DELIVERED,
        LOST
    }
}
