package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Money;
import io.temporal.activity.ActivityInterface;

/** What the processes ask of the order book. Each step is idempotent by order and step and appends to the order's events. */
@ActivityInterface(namePrefix = "Order.")
public interface OrderActivities {
    /** Enters an accepted order into the book; what the customer said at checkout is already there. */
    void recordAccepted(AcceptedOrder accepted);

    /** Answers the checkout's intake with a refusal; the order does not enter the book. */
    void recordRefused(RefusedOrder refused);

    /**
     * Moves units of order lines from one state to another, or notes a fact about the order. All moves or none: a unit that is not
     * in the state it is said to leave fails the step for good, because two processes then disagree about it.
     */
    void recordProgress(OrderProgress progress);

    /**
     * Takes the refund value of captured units, cumulatively rounded per line so that the refunds of a line never exceed what was
     * captured for it. A repeat answers the same amount.
     */
    Money claimRefund(RefundClaim claim);

    /**
     * Takes delivered units for a return, or says why not. Two returns of one unit: the first wins. A repeat answers the first
     * decision.
     */
    ReturnDecision claimReturn(ReturnClaim claim);

    /** Notes how the money of a return or cancellation went: refunded, or failed and queued for a person. */
    void recordRefund(RefundRecord refund);
}
