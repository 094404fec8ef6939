package dev.throughline.oms.activities.payment;

import dev.throughline.oms.workflows.shared.OrderId;

/** The door of the payment capability. */
public interface Payments {
    /** What was moved for the order, without what is still under way. */
    PaymentTotals totals(OrderId order);
}
