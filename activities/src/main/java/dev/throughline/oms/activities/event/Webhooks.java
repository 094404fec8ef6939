package dev.throughline.oms.activities.event;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door for subscribers: each event of an order is sent as a CloudEvent, signed by Standard Webhooks, at least once and in order
 * per order and subscription. The header {@code webhook-id} is the event's id, by which a receiver drops repeats.
 */
public interface Webhooks {
    /**
     * Subscribes to events from now on.
     *
     * @param url http or https, at most 500 characters; a private address is refused unless that is allowed
     * @param eventTypes all if empty, at most 50; a trailing {@code *} matches a prefix
     */
    Subscribing subscribe(String url, List<String> eventTypes);

    /** All, oldest first. */
    List<WebhookSubscription> subscriptions();

    /** Ends a subscription and forgets its deliveries; answers whether there was one. */
    boolean delete(String subscriptionId);

    /**
     * Deliveries of a subscription, newest first; empty when there is no such subscription.
     *
     * @param before only older ones than this delivery
     */
    Optional<List<WebhookDelivery>> deliveries(String subscriptionId, @Nullable String before, int limit);

    /**
     * Sends again, at once and whatever came of it before; does nothing while it is being sent, or when its subscription is
     * disabled. Answers whether there is such a delivery.
     */
    boolean resend(String deliveryId);

    /** What became of a wish to subscribe. */
    sealed interface Subscribing {
        /**
         * It stands.
         *
         * @param secret to verify signatures with; told this once
         */
        record Subscribed(WebhookSubscription subscription, String secret) implements Subscribing {
            /** Without the secret. */
            @Override
            public String toString() {
                return "Subscribed[" + subscription + "]";
            }
        }

        /**
         * It was refused.
         *
         * @param field {@code url} or {@code event_types}
         * @param detail what would be right
         */
        record Refused(String field, String detail) implements Subscribing {}
    }
}
