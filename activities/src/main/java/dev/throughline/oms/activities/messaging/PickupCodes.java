package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What messaging asks of whoever keeps the pickup codes. */
public interface PickupCodes {
    /** The code to collect with; empty if there is nothing to collect any more, then no message is sent. */
    Optional<String> codeFor(FulfillmentOrderId fulfillmentOrder);

    /** All that a message about a pickup can say; empty if there is nothing to collect any more. */
    default Optional<Ticket> ticketFor(FulfillmentOrderId fulfillmentOrder) {
        return Optional.empty();
    }

    /**
     * What the customer shows at the counter.
     *
     * @param payload what its QR code holds
     * @param until how long it is kept; missing where nobody has said
     * @param proxy another person who may collect, with a code of their own
     */
    record Ticket(
            String code,
            String payload,
            LocationId store,
            @Nullable Instant until,
            @Nullable ProxyTicket proxy) {
        /** Nothing of what it says. */
        @Override
        public String toString() {
            return "Ticket[…]";
        }
    }

    /** What another person shows. */
    record ProxyTicket(String name, String code, String payload) {
        /** Nothing of what it says. */
        @Override
        public String toString() {
            return "ProxyTicket[…]";
        }
    }

    /** Where it is collected; empty if there is no such pickup. */
    default Optional<LocationId> storeOf(FulfillmentOrderId fulfillmentOrder) {
        return Optional.empty();
    }
}
