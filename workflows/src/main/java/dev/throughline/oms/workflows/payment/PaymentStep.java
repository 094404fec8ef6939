package dev.throughline.oms.workflows.payment;

import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;

/**
 * One movement of money of an order.
 *
 * @param key unique within the order, the key of idempotency at the gateway too
 */
public record PaymentStep(OrderId order, String key, Money amount) {}
