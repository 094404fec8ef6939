package dev.throughline.oms.activities.event;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as it stands; id is unique and the dedup key of receivers, sequence counts from 1 within its subject, mostly an order. */
public record RecordedEvent(
        UUID id,
        String subject,
        long sequence,
        String type,
        Instant at,
        Actor actor,
        @Nullable String reason,
        Map<String, Object> data) {
    private static final String ORDER = "ord_";

    /** Whose event it is; empty for what is no order. */
    public Optional<OrderId> order() {
        return subject.startsWith(ORDER) ? Optional.of(new OrderId(subject)) : Optional.empty();
    }
}
