package dev.throughline.oms.activities.payment;

import dev.throughline.oms.workflows.shared.Money;

/**
 * An order's money, all in one currency: the order's; {@code XXX} (ISO 4217: no currency) and zero for an order nobody knows.
 *
 * @param authorized held at the gateway, now or once; nothing of this for what was paid at a till
 * @param captured taken, at the gateway or at a till
 * @param refunded given back, at most what was captured
 * @param voided released of what was authorized
 */
public record PaymentTotals(Money authorized, Money captured, Money refunded, Money voided) {}
