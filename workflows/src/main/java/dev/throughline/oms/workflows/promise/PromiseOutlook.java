package dev.throughline.oms.workflows.promise;

import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with a promise.
 *
 * @param by when the customer has the units if they stay where they are; missing when nobody knows
 * @param lookAgainAt when it may have changed
 * @param tooLate other locations that cannot keep the promise either
 */
public record PromiseOutlook(
        Verdict verdict, @Nullable Instant by, @Nullable Instant lookAgainAt, List<LocationId> tooLate) {
    public PromiseOutlook {
        tooLate = List.copyOf(tooLate);
    }

    public enum Verdict {
        /** If they are packed now. */
        KEPT,
        /** Not from where they are, but from another location that has them. */
        ELSEWHERE,
        LATE,
        /** There is nothing to go by. */
        UNKNOWN
    }
}
