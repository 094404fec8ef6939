package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.customer.ConsentPurpose;
import dev.throughline.oms.activities.customer.Customers;
import dev.throughline.oms.activities.messaging.Messages.Message;
import dev.throughline.oms.activities.order.Checkout;
import java.time.Clock;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Looks whether consent is in force, and notes with the message that it was. */
@Component
class Consents {
    private final Customers customers;
    private final MessageQueue queue;
    private final TransactionOperations transaction;
    private final Clock clock;

    enum Clearance {
        CLEARED,
        REFUSED,
        /** Nobody knows yet whose order it is. */
        UNKNOWN,
        /** Another instance has taken the message over. */
        TAKEN_OVER
    }

    Consents(Customers customers, MessageQueue queue, TransactionOperations transaction, Clock clock) {
        this.customers = customers;
        this.queue = queue;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What the customer said last; before anybody knows whose order it is, what was said at checkout. */
    boolean mayBeInForce(Message message, Checkout.Contact contact, ConsentPurpose purpose) {
        return customers
                .ofOrder(message.order())
                .map(customer -> customers.consents(customer, purpose))
                .orElseGet(() -> purpose == ConsentPurpose.SMS ? contact.consentsToSms() : contact.marketingConsent());
    }

    /**
     * The last look before sending. A withdrawal that is under way at the same time comes before it, then the message is refused, or after it,
     * then the message was cleared while consent was in force.
     */
    Clearance clear(Message message, ConsentPurpose purpose) {
        var customer = customers.ofOrder(message.order());
        if (customer.isEmpty()) {
            return Clearance.UNKNOWN;
        }
        var clearance = transaction.execute(_ -> customers
                .lockConsent(customer.get(), purpose)
                .map(since -> queue.clear(message, since, clock.instant()) ? Clearance.CLEARED : Clearance.TAKEN_OVER)
                .orElse(Clearance.REFUSED));
        return Objects.requireNonNull(clearance);
    }
}
