package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;

/** A released pickup is with the customer. */
public record HandedOver(FulfillmentOrderId fulfillmentOrder, Actor actor) {}
