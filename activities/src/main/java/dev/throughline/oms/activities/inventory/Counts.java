package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.DocumentTable.Turn;
import dev.throughline.oms.activities.inventory.LedgerTable.Told;
import dev.throughline.oms.activities.inventory.StockFacts.Count;
import dev.throughline.oms.activities.inventory.StockFacts.CountedLine;
import dev.throughline.oms.activities.inventory.StockFacts.Variance;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cycle counts. */
@Component
class Counts {
    private final DocumentTable documents;
    private final CountTable counts;
    private final FactWriting facts;

    Counts(DocumentTable documents, CountTable counts, FactWriting facts) {
        this.documents = documents;
        this.counts = counts;
        this.facts = facts;
    }

    @Transactional
    public List<Variance> count(Count count) {
        if (documents.begin(count.document(), "COUNT") == Turn.REPEATED) {
            return counts.posted(count.document());
        }
        var keys = count.lines().stream()
                .map(line -> new StockKey(line.sku(), count.location()))
                .toList();
        var locked = facts.lock(keys);
        var movedSince = counts.movedSince(keys, count.countedAt());
        var newer = counts.countedAfter(keys, count.countedAt());
        var postings = count.lines().stream()
                .map(line -> {
                    var key = new StockKey(line.sku(), count.location());
                    var balance = Objects.requireNonNull(locked.get(key));
                    int books = balance.onHand() - balance.shortage() - movedSince.getOrDefault(key, 0);
                    return new Posting(
                            balance, line, new Variance(line.sku(), line.counted(), books, newer.contains(key)));
                })
                .toList();
        post(count, locked, postings);
        return counts.posted(count.document());
    }

    private record Posting(StockBalance balance, CountedLine line, Variance variance) {
        Delta delta() {
            int units = variance.superseded() ? 0 : variance.units();
            return units < 0 ? Delta.departure(balance, -units) : Delta.arrival(balance, units);
        }
    }

    private void post(Count count, Map<StockKey, StockBalance> locked, List<Posting> postings) {
        counts.post(count, postings.stream().map(Posting::variance).toList());
        var cause = new Cause(count.document(), "count");
        var movements = postings.stream()
                .map(posting -> new Movement(
                        cause.document(),
                        cause.step(),
                        MovementType.COUNT,
                        new StockKey(posting.line().sku(), count.location()),
                        posting.delta(),
                        posting.line().reason()))
                .toList();
        facts.write(cause, count.location(), locked, movements, Told.by(count.actor(), count.countedAt()));
    }
}
