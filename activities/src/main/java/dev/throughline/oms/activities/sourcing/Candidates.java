package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.workflows.shared.LocationId;
import java.util.List;
import java.util.Map;

/**
 * Who may serve an order.
 *
 * @param ranked nearest first
 * @param outside the locations that may not, and why
 */
record Candidates(List<Candidate> ranked, Map<LocationId, String> outside) {
    List<LocationId> ids() {
        return ranked.stream().map(Candidate::location).toList();
    }
}
