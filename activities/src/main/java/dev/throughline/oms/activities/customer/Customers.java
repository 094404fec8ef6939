package dev.throughline.oms.activities.customer;

import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.util.Optional;

/** The door of customer profiles. */
public interface Customers {
    Optional<CustomerProfile> find(CustomerId customer);

    /** Whose order it is; empty until the customer was recognized, and after erasure. */
    Optional<CustomerId> ofOrder(OrderId order);

    /** Whether the customer's consent to marketing is in force now; false for unknown customers. */
    boolean mayMarket(CustomerId customer);

    /**
     * Grants the consent to marketing, from now on. Idempotent; nothing for unknown customers.
     *
     * @param source a reference to where it was said (ticket, form), never personal data
     */
    void grantMarketing(CustomerId customer, String source);

    /**
     * Withdraws the consent to marketing, until it is granted again later. Idempotent; nothing for unknown customers.
     *
     * @param source a reference to where it was said (ticket, link), never personal data
     */
    void withdrawMarketing(CustomerId customer, String source);

    /**
     * Erases the profile with its identities, consent and order history. Idempotent.
     *
     * @return whether there was one
     */
    boolean erase(CustomerId customer);
}
