package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;

/** What was sent to a store is there. */
public record Arrived(FulfillmentOrderId fulfillmentOrder, Actor actor) {}
