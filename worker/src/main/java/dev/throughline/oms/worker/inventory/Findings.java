package dev.throughline.oms.worker.inventory;

import dev.throughline.oms.activities.inventory.StockFacts;
import dev.throughline.oms.activities.inventory.StockFacts.AdjustedLine;
import dev.throughline.oms.activities.inventory.StockFacts.Adjustment;
import dev.throughline.oms.activities.inventory.StockFacts.Count;
import dev.throughline.oms.activities.inventory.StockFacts.CountedLine;
import dev.throughline.oms.activities.inventory.StockFacts.Kind;
import dev.throughline.oms.api.model.CountedStock;
import dev.throughline.oms.api.model.ReceiptResult;
import dev.throughline.oms.api.model.StockAdjustment;
import dev.throughline.oms.api.model.StockCount;
import dev.throughline.oms.api.model.StockCountResult;
import dev.throughline.oms.api.model.StockEntry;
import dev.throughline.oms.api.model.StockVariance;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What people found on the shelf, by the catalogue's spelling of the SKUs. */
@Component
class Findings {
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private final StockFacts facts;
    private final Places places;
    private final Clock clock;

    Findings(StockFacts facts, Places places, Clock clock) {
        this.facts = facts;
        this.places = places;
        this.clock = clock;
    }

    StockCountResult count(StockCount count) {
        if (count.getCountedAt().isAfter(clock.instant().plus(CLOCK_DIFFERENCE))) {
            throw ProblemException.ofField(ProblemType.INVALID_REQUEST, "counted_at", "must not be in the future");
        }
        var location = places.ownLocation("location", count.getLocation());
        var entries = count.getEntries();
        var skus = places.skus(
                "entries", entries.stream().map(CountedStock::getSku).toList());
        refuseTwins(skus);
        var lines = IntStream.range(0, skus.size())
                .mapToObj(i -> new CountedLine(
                        skus.get(i),
                        entries.get(i).getCounted(),
                        Objects.requireNonNullElse(entries.get(i).getReason(), "cycle count")))
                .toList();
        var variances = facts.count(new Count(
                count.getDocument(),
                location,
                count.getCountedAt().truncatedTo(ChronoUnit.MICROS),
                Caller.current().actor(),
                lines));
        return new StockCountResult(variances.stream()
                .map(v -> new StockVariance(v.sku().value(), v.counted(), v.books(), v.units(), v.superseded()))
                .toList());
    }

    /** Two codes of one SKU would be two counts of it. */
    private static void refuseTwins(List<Sku> skus) {
        if (Set.copyOf(skus).size() < skus.size()) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE, "entries", "must have each SKU once, whatever its code");
        }
    }

    ReceiptResult adjust(StockAdjustment adjustment) {
        var location = places.ownLocation("location", adjustment.getLocation());
        var entries = adjustment.getEntries();
        var skus =
                places.skus("entries", entries.stream().map(StockEntry::getSku).toList());
        var lines = IntStream.range(0, skus.size())
                .mapToObj(i -> new AdjustedLine(skus.get(i), entries.get(i).getQuantity()))
                .toList();
        int applied = facts.adjust(new Adjustment(
                adjustment.getDocument(),
                location,
                Kind.valueOf(adjustment.getKind().name()),
                Caller.current().actor(),
                adjustment.getReason(),
                lines));
        return new ReceiptResult(entries.size(), applied);
    }
}
