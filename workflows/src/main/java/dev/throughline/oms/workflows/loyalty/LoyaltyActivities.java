package dev.throughline.oms.workflows.loyalty;

import io.temporal.activity.ActivityInterface;

/** What the processes ask of the loyalty programme. It never stops an order. */
@ActivityInterface(namePrefix = "Loyalty.")
public interface LoyaltyActivities {
    /**
     * Points for goods that are with the customer for good; one point per whole major unit. Idempotent by order and step. Fails, to
     * be tried again, as long as the order's customer is not recognized.
     */
    void award(PointsStep step);

    /** Takes points back for returned goods, never below what was given for them. Idempotent by order and step. */
    void clawBack(PointsStep step);
}
