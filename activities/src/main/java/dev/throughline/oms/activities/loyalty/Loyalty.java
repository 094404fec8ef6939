package dev.throughline.oms.activities.loyalty;

import dev.throughline.oms.workflows.shared.CustomerId;

/** The door of the loyalty programme. */
public interface Loyalty {
    /** The customer's points, 0 or more: the sum of the ledger. */
    long pointsOf(CustomerId customer);
}
