package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The door of messages to customers. */
public interface Messages {
    /**
     * Accepts a message to the order's contact; it is sent later, at least once. Idempotent by order and cause: the first counts.
     *
     * @param fulfillmentOrder the fulfillment order it is about, if it is about one
     * @param amount the money it is about, if it is about money
     * @return whether it was new
     */
    boolean accept(
            OrderId order,
            String cause,
            MessageKind kind,
            @Nullable FulfillmentOrderId fulfillmentOrder,
            @Nullable Money amount);

    /** The order's messages, oldest first. */
    List<Message> of(OrderId order);

    /** Messages that were given up, newest first. */
    List<Message> failed(int limit);

    /**
     * Sends a message that was given up again, from now on for as long as a new one.
     *
     * @return whether there was a failed message of this id
     */
    boolean sendAgain(String id);

    /**
     * A message without its words.
     *
     * @param id derived from order and cause; in the mail's Message-ID
     * @param problem why the last attempt failed or nothing was sent
     */
    record Message(
            String id,
            OrderId order,
            String cause,
            MessageKind kind,
            @Nullable FulfillmentOrderId fulfillmentOrder,
            @Nullable Money amount,
            State state,
            int attempts,
            Instant acceptedAt,
            @Nullable String problem) {}

    enum State {
        PENDING,
        SENT,
        /** Nothing to send or nobody to send it to: no contact, no consent, collected already. */
        DROPPED,
        /** Given up after the configured time. */
        FAILED
    }
}
