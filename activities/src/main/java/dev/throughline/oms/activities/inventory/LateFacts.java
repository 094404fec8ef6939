package dev.throughline.oms.activities.inventory;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Facts that are told after a count that was made since they happened. The count has found them already: they stand in the ledger, and
 * beside them, of the type {@code COUNT}, what takes them back.
 */
@Component
class LateFacts {
    static final String REASON = "counted since it happened";

    private final CountTable counts;

    LateFacts(CountTable counts) {
        this.counts = counts;
    }

    /** Of locked balances, those whose last count was made after the fact. */
    Set<StockKey> countedSince(Collection<StockKey> keys, @Nullable Instant happenedAt) {
        return happenedAt == null || keys.isEmpty() ? Set.of() : counts.countedAfter(keys, happenedAt);
    }
}
