package dev.throughline.oms.workflows.payment;

import dev.throughline.oms.workflows.shared.OrderId;
import io.temporal.activity.ActivityInterface;

/**
 * What the processes ask of payment. Each call has a key, unique within the order: a repeat after success answers the first
 * result, and an unknown outcome is resolved by look-up under the same key. What the gateway refuses is a value; an unreachable
 * gateway is a failure that is retried. An amount of zero moves nothing and is done without a reference; a key that was used for
 * another movement, or another currency than the order's, is a failure that is not retried.
 */
@ActivityInterface(namePrefix = "Payment.")
public interface PaymentActivities {
    /** Authorizes the order's total on the tender given at checkout. */
    PaymentResult authorize(PaymentStep step);

    /**
     * Authorizes this amount anew, on the same tender, and then gives back what is left of the order's older authorizations. When it is
     * refused, the older ones stay as they are.
     */
    PaymentResult reauthorize(PaymentStep step);

    /** Captures a part of the order's authorization; never more than was authorized. */
    PaymentResult capture(PaymentStep step);

    /**
     * Voids what is authorized and not captured; does nothing if there is nothing. An authorization whose outcome is unknown is
     * looked up first: one that never arrived is given up, and answers {@code AUTHORIZATION_GONE} from then on.
     */
    void voidRemainder(OrderId order);

    /**
     * Refunds a part of what was captured to the tender it came from; never more than was captured. What was taken at a till is
     * given back at a till: recorded as a fact, without a gateway.
     */
    PaymentResult refund(PaymentStep step);

    /** Records money that was taken outside the gateway, at a till; a fact. */
    void recordTillPayment(PaymentStep step);

    /**
     * Records money that a person gave back by other means than the gateway: a fact. Refused only if the order has not so much left to
     * refund.
     *
     * @param reference where the payment is found; no account number
     */
    PaymentResult recordOtherRefund(PaymentStep step, String reference);

    /**
     * Records money that a till gave back, whatever the order was paid with: a fact, without a gateway. Refused only if the order has not
     * so much left to refund.
     */
    PaymentResult recordTillRefund(PaymentStep step);
}
