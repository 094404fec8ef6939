package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.promise.Promises.Destination;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who may serve an order.
 *
 * @param ranked nearest first
 * @param outside the locations that may not, and why
 * @param destination where the parcels go; the store if they are sent to one; missing for a pickup, or when nobody said
 */
record Candidates(
        List<Candidate> ranked,
        Map<LocationId, String> outside,
        @Nullable Destination destination) {
    List<LocationId> ids() {
        return ranked.stream().map(Candidate::location).toList();
    }
}
