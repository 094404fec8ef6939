package dev.throughline.oms.activities.event;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as it stands; id is unique and the dedup key of receivers, sequence counts from 1 within the order. */
public record RecordedEvent(
        UUID id,
        OrderId order,
        long sequence,
        String type,
        Instant at,
        Actor actor,
        @Nullable String reason,
        Map<String, Object> data) {}
