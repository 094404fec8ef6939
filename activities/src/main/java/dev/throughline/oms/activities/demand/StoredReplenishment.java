package dev.throughline.oms.activities.demand;

import dev.throughline.oms.activities.demand.Suggestion.Status;
import dev.throughline.oms.workflows.shared.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class StoredReplenishment implements Replenishment {
    private final SuggestionTable suggestions;
    private final Clock clock;

    StoredReplenishment(SuggestionTable suggestions, Clock clock) {
        this.suggestions = suggestions;
        this.clock = clock;
    }

    @Override
    public List<Suggestion> list(Query query) {
        return suggestions.list(query);
    }

    @Override
    public Optional<Suggestion> find(String id) {
        return suggestions.find(id);
    }

    @Override
    @Transactional
    public Optional<Suggestion> decide(String id, boolean approved, Actor actor, @Nullable String note) {
        suggestions.decide(id, approved ? Status.APPROVED : Status.REJECTED, actor.reference(), note, clock.instant());
        return suggestions.find(id);
    }

    @Override
    public List<Suggestion> withoutDocument(int limit) {
        return suggestions.withoutDocument(limit);
    }

    @Override
    public void document(String id, String document) {
        suggestions.document(id, document);
    }
}
