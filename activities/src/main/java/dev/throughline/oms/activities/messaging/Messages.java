package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The door of messages to customers. */
public interface Messages {
    /**
     * Accepts a message to the order's contact; it is sent later, at least once. Idempotent by order and cause: the first counts.
     *
     * @return whether it was new
     */
    boolean accept(OrderId order, String cause, MessageKind kind, About about);

    /** As above, about a fulfillment order or money. */
    default boolean accept(
            OrderId order,
            String cause,
            MessageKind kind,
            @Nullable FulfillmentOrderId fulfillmentOrder,
            @Nullable Money amount) {
        return accept(order, cause, kind, new About(fulfillmentOrder, amount, Map.of(), null, null));
    }

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
     * What a message is about, beside its order.
     *
     * @param fulfillmentOrder the fulfillment order it is about, if it is about one
     * @param amount the money it is about, if it is about money
     * @param units by order line; none where it is about all of them
     * @param before the date that the customer was told before, if it is about another one
     * @param by the date that it is about
     */
    record About(
            @Nullable FulfillmentOrderId fulfillmentOrder,
            @Nullable Money amount,
            Map<Integer, Integer> units,
            @Nullable Instant before,
            @Nullable Instant by) {
        public About {
            units = Map.copyOf(units);
        }
    }

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
            About about,
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
