package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.OrderId;

/** Why an order was not accepted. */
public record RefusedOrder(OrderId order, Refusal refusal) {}
