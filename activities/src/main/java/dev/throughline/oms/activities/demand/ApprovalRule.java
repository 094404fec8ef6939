package dev.throughline.oms.activities.demand;

import dev.throughline.oms.activities.demand.Suggestion.Status;
import dev.throughline.oms.workflows.shared.Money;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Approves what is cheap, so that people look at the rest. */
@Component
class ApprovalRule {
    private static final String NAME = "rule/auto-approve-under";

    private final SuggestionTable suggestions;
    private final DemandProperties properties;
    private final Clock clock;

    ApprovalRule(SuggestionTable suggestions, DemandProperties properties, Clock clock) {
        this.suggestions = suggestions;
        this.properties = properties;
        this.clock = clock;
    }

    /** @param value what has none, a person decides */
    void apply(String suggestion, @Nullable Money value) {
        if (value != null && value.amountMinor() < properties.autoApproveUnder()) {
            suggestions.decide(suggestion, Status.APPROVED, NAME, null, clock.instant());
        }
    }
}
