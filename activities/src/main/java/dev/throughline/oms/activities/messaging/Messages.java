package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.order.Checkout.MessageChannel;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    Optional<Message> find(String id);

    /**
     * Sends what a message says once more, as a message of its own: in the words and to the contact of now. Idempotent by key. Not while
     * it still waits to be sent.
     *
     * @return the new message; empty if there is no such message, or it waits
     */
    Optional<Message> resend(String id, String key, Actor actor);

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
     * @param channel by which it goes or went; missing while that is not decided
     * @param problem why the last attempt failed, it waits, or nothing was sent
     * @param resentFrom the message that it repeats
     */
    record Message(
            String id,
            OrderId order,
            String cause,
            MessageKind kind,
            About about,
            State state,
            @Nullable MessageChannel channel,
            int attempts,
            Times times,
            @Nullable String problem,
            @Nullable String resentFrom) {}

    /**
     * When what happens to a message.
     *
     * @param next when it is looked at next; while it is being sent: when another instance may take it over
     * @param decided when it was sent, dropped or given up
     */
    record Times(Instant accepted, Instant next, @Nullable Instant decided) {}

    enum State {
        PENDING,
        SENT,
        /** Nothing to send or nobody to send it to: no contact, no consent, collected already. */
        DROPPED,
        /** Given up after the configured time. */
        FAILED
    }
}
