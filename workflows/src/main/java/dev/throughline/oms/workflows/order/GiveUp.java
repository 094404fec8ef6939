package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;

/** The customer does not want a released pickup any more: back to stock, money back. */
public record GiveUp(FulfillmentOrderId fulfillmentOrder, Actor actor, String reason) {}
