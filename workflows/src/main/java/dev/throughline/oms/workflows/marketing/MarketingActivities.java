package dev.throughline.oms.workflows.marketing;

import dev.throughline.oms.workflows.shared.OrderId;
import io.temporal.activity.ActivityInterface;

/** What the processes ask of marketing. It never stops an order. */
@ActivityInterface(namePrefix = "Marketing.")
public interface MarketingActivities {
    /** The order is complete: plans an after-sales message for customers who consented. Idempotent by order. */
    void orderCompleted(OrderId order);
}
