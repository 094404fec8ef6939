package dev.throughline.oms.activities.demand;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The door for those who decide what is ordered. */
public interface Replenishment {
    /** Suggestions by id, after this one. */
    List<Suggestion> list(Query query);

    Optional<Suggestion> find(String id);

    /**
     * Decides an open suggestion. Idempotent: deciding again the same way answers the first decision.
     *
     * @param note why, for people; kept
     * @return the suggestion as it stands, which is not as asked if it had been decided otherwise, or superseded; empty if unknown
     */
    Optional<Suggestion> decide(String id, boolean approved, Actor actor, @Nullable String note);

    /** Approved suggestions that have become nothing yet. */
    List<Suggestion> withoutDocument(int limit);

    /** Notes the transfer or purchase order that an approved suggestion became. Idempotent. */
    void document(String id, String document);

    /** Which suggestions; a missing filter does not filter. */
    record Query(
            Suggestion.@Nullable Status status,
            @Nullable List<LocationId> locations,
            @Nullable Sku sku,
            @Nullable String afterId,
            int limit) {}
}
