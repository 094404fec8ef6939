package dev.throughline.oms.activities.picking;

import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders that are picked together.
 *
 * @param createdBy and {@code picker}: references
 * @param picker who began
 * @param totes an order each; those that were taken out of the wave left out
 */
public record Wave(
        WaveId id,
        LocationId location,
        String document,
        Status status,
        Instant createdAt,
        String createdBy,
        @Nullable String picker,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        List<Tote> totes) {
    public Wave {
        totes = List.copyOf(totes);
    }

    /** Units on all totes by now. */
    public int picked() {
        return totes.stream().mapToInt(Tote::picked).sum();
    }

    /** Units that are still to be picked. */
    public int open() {
        return totes.stream().mapToInt(Tote::open).sum();
    }

    /**
     * One order's goods; units are what is taken from shelves, of kits the components.
     *
     * @param picked units in it
     * @param open units to come
     */
    public record Tote(
            int number,
            FulfillmentOrderId fulfillmentOrder,
            FulfillmentMethod method,
            Instant dueBy,
            int picked,
            int open) {}

    public enum Status {
        /** To be picked, or being picked. */
        OPEN,
        /** Nothing is left to pick. */
        DONE,
        CANCELLED
    }
}
