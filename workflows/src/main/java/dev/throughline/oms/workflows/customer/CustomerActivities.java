package dev.throughline.oms.workflows.customer;

import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.OrderId;
import io.temporal.activity.ActivityInterface;

/** What the processes ask of the customer system (CRM). It never stops an order. */
@ActivityInterface(namePrefix = "Customer.")
public interface CustomerActivities {
    /**
     * Finds the profile of the order's contact by normalised e-mail or phone, or makes one, and adds the order to its history.
     * Idempotent by order. Answers a reference, never personal data.
     */
    CustomerId recognize(OrderId order);
}
