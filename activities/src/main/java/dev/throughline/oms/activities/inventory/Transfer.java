package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.shared.TransferId;
import dev.throughline.oms.workflows.transfer.TransferStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transfer order as it stands.
 *
 * @param attention what a person has to look at; missing if nothing
 * @param events oldest first
 */
public record Transfer(
        TransferId id,
        String document,
        LocationId from,
        LocationId to,
        TransferStatus status,
        Instant shipBy,
        Instant dueAt,
        @Nullable String attention,
        Instant createdAt,
        List<Line> lines,
        List<Event> events) {
    public Transfer {
        lines = List.copyOf(lines);
        events = List.copyOf(events);
    }

    /** Units of a SKU. */
    public record Line(Sku sku, int requested, int shipped, int received, int missing) {}

    /**
     * A step of its timeline.
     *
     * @param actor who, as a reference
     */
    public record Event(
            int sequence,
            String type,
            Instant at,
            String actor,
            @Nullable String reason) {}
}
