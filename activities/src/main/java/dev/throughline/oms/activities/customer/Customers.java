package dev.throughline.oms.activities.customer;

import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Instant;
import java.util.Optional;

/** The door of customer profiles. */
public interface Customers {
    Optional<CustomerProfile> find(CustomerId customer);

    /** Whose order it is; empty until the customer was recognized, and after erasure. */
    Optional<CustomerId> ofOrder(OrderId order);

    /** Whether the customer's consent to marketing is in force now; false for unknown customers. */
    default boolean mayMarket(CustomerId customer) {
        return consents(customer, ConsentPurpose.MARKETING);
    }

    /** Whether the customer's consent is in force now; false for unknown customers. */
    boolean consents(CustomerId customer, ConsentPurpose purpose);

    /**
     * Since when the customer's consent is in force; empty if it is not. It stays so until the caller's transaction, which must be
     * active, ends: a withdrawal waits, and counts for whatever asks after it.
     */
    Optional<Instant> lockConsent(CustomerId customer, ConsentPurpose purpose);

    /**
     * Grants a consent, from now on. Idempotent; nothing for unknown customers.
     *
     * @param source a reference to where it was said (ticket, form), never personal data
     */
    void grant(CustomerId customer, ConsentPurpose purpose, String source);

    /**
     * Withdraws a consent, until it is granted again later. Idempotent; nothing for unknown customers.
     *
     * @param source a reference to where it was said (ticket, link), never personal data
     */
    void withdraw(CustomerId customer, ConsentPurpose purpose, String source);

    /**
     * Erases the profile with its identities, consent and order history. Idempotent.
     *
     * @return whether there was one
     */
    boolean erase(CustomerId customer);
}
