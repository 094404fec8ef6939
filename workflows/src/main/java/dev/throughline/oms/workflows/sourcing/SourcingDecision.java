package dev.throughline.oms.workflows.sourcing;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which location serves which units; the explanation is kept by sourcing.
 *
 * @param assignments committed, one per location
 * @param backordered promised against incoming stock
 * @param shortages units that cannot be had
 * @param promisedBy when the customer has the goods at the latest; missing when nothing was committed
 * @param preorders of {@code backordered}, what waits for a release; missing when nothing does
 * @param lacks why units of {@code shortages} cannot be had; missing when there is nothing more to say
 */
public record SourcingDecision(
        List<Assignment> assignments,
        List<OrderedUnits> backordered,
        List<OrderedUnits> shortages,
        @Nullable Instant promisedBy,
        @Nullable List<Lack> lacks,
        @Nullable List<Preorder> preorders) {
    public SourcingDecision {
        assignments = List.copyOf(assignments);
        backordered = List.copyOf(backordered);
        shortages = List.copyOf(shortages);
        lacks = lacks == null || lacks.isEmpty() ? null : List.copyOf(lacks);
        preorders = preorders == null || preorders.isEmpty() ? null : List.copyOf(preorders);
    }

    public SourcingDecision(
            List<Assignment> assignments,
            List<OrderedUnits> backordered,
            List<OrderedUnits> shortages,
            @Nullable Instant promisedBy) {
        this(assignments, backordered, shortages, promisedBy, null, null);
    }

    /** When the last preordered product is out; missing when nothing was preordered. */
    public @Nullable Instant lastRelease() {
        return preorders == null
                ? null
                : preorders.stream()
                        .map(Preorder::releaseAt)
                        .max(Instant::compareTo)
                        .orElse(null);
    }

    /**
     * Units committed at one location.
     *
     * @param dueBy when the location must be ready for the promise to be kept; missing when nobody knows
     * @param watchAt when it is looked at whether it will be; with {@code dueBy}
     * @param acceptBy by when the location says that it takes the work on; missing when it need not
     */
    public record Assignment(
            LocationId location,
            List<OrderedUnits> lines,
            @Nullable Instant dueBy,
            @Nullable Instant watchAt,
            @Nullable Instant acceptBy) {
        public Assignment {
            lines = List.copyOf(lines);
        }

        public Assignment(LocationId location, List<OrderedUnits> lines) {
            this(location, lines, null, null, null);
        }

        /** The same, to be taken on by then. */
        public Assignment acceptedBy(@Nullable Instant by) {
            return new Assignment(location, lines, dueBy, watchAt, by);
        }
    }
}
