package dev.throughline.oms.activities.event;

import java.util.List;

/** A subscription, without its secret. */
public record WebhookSubscription(String id, String url, List<String> eventTypes, Status status) {
    public enum Status {
        ACTIVE,
        /** The receiver answered 410: nothing is sent any more. */
        DISABLED
    }

    public WebhookSubscription {
        eventTypes = List.copyOf(eventTypes);
    }
}
