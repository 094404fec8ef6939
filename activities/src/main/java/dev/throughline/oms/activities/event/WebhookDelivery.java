package dev.throughline.oms.activities.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one subscription.
 *
 * @param lastStatus the HTTP status of the last attempt that got an answer
 * @param lastError why the last attempt failed
 * @param nextAttemptAt only while pending
 */
public record WebhookDelivery(
        String id,
        UUID eventId,
        String eventType,
        String subject,
        long sequence,
        Status status,
        int attempts,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        @Nullable Instant nextAttemptAt) {
    public enum Status {
        PENDING,
        DELIVERED,
        /** For good: every attempt failed, or the subscription was disabled. */
        FAILED
    }
}
