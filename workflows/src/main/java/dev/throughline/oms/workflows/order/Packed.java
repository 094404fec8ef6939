package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;

/** Every unit that is left in the fulfillment order is packed, or staged. */
public record Packed(FulfillmentOrderId fulfillmentOrder, Actor actor) {}
