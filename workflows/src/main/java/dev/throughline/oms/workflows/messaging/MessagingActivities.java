package dev.throughline.oms.workflows.messaging;

import io.temporal.activity.ActivityInterface;

/** What the processes ask of messaging. It never stops an order. */
@ActivityInterface(namePrefix = "Messaging.")
public interface MessagingActivities {
    /**
     * Accepts a message to the order's contact for sending; delivery is at least once, one message per cause. Idempotent by order
     * and cause.
     */
    void send(CustomerMessage message);
}
