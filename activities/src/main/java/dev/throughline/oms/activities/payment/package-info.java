/**
 * The record of money, and the gateways. Door: {@link dev.throughline.oms.activities.payment.Payments}. A vendor's adapter implements
 * {@code PaymentGateway} and passes its contract test.
 */
@NullMarked
package dev.throughline.oms.activities.payment;

import org.jspecify.annotations.NullMarked;
