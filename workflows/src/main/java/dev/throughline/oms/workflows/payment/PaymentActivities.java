package dev.throughline.oms.workflows.payment;

import dev.throughline.oms.workflows.shared.OrderId;
import io.temporal.activity.ActivityInterface;

/**
 * What the processes ask of payment. Each call has a key, unique within the order: a repeat after success answers the first
 * result, and an unknown outcome is resolved by look-up under the same key. What the gateway refuses is a value; an unreachable
 * gateway is a failure that is retried.
 */
@ActivityInterface(namePrefix = "Payment.")
public interface PaymentActivities {
    /** Authorizes the order's total on the tender given at checkout. */
    PaymentResult authorize(PaymentStep step);

    /** Captures a part of the order's authorization; never more than was authorized. */
    PaymentResult capture(PaymentStep step);

    /** Voids what is authorized and not captured; does nothing if there is nothing. */
    void voidRemainder(OrderId order);

    /** Refunds a part of what was captured to the tender it came from; never more than was captured. */
    PaymentResult refund(PaymentStep step);

    /** Records money that was taken outside the gateway, at a till; a fact. */
    void recordTillPayment(PaymentStep step);
}
