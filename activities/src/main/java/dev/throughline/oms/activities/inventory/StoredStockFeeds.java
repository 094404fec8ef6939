package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.StockFacts.AdjustedLine;
import dev.throughline.oms.activities.inventory.StockFacts.Adjustment;
import dev.throughline.oms.activities.inventory.StockFacts.Count;
import dev.throughline.oms.activities.inventory.StockFacts.CountedLine;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class StoredStockFeeds implements StockFeeds {
    private static final int AT_ONCE = 5_000;
    private static final String REASON = "FEED";
    private static final String UNNAMED = "FEED: not named";

    private final FeedTable feeds;
    private final Counts counts;
    private final Adjustments adjustments;
    private final Arrivals arrivals;
    private final TransactionTemplate transaction;

    StoredStockFeeds(
            FeedTable feeds,
            Counts counts,
            Adjustments adjustments,
            Arrivals arrivals,
            TransactionTemplate transaction) {
        this.feeds = feeds;
        this.counts = counts;
        this.adjustments = adjustments;
        this.arrivals = arrivals;
        this.transaction = transaction;
    }

    @Override
    public Optional<Feed> open(Feed feed) {
        feeds.insert(feed);
        return feeds.find(feed.id()).filter(feed::equals);
    }

    @Override
    public Optional<Finished> find(String id) {
        return feeds.finished(id);
    }

    @Override
    @Transactional
    public Optional<PartResult> apply(Feed feed, Part part, Actor actor) {
        feeds.lock(feed.id());
        var known = feeds.fingerprintOf(feed.id(), part.number());
        if (known.isPresent()) {
            return known.filter(part.fingerprint()::equals).map(_ -> feeds.resultOf(feed.id(), part.number()));
        }
        var bad = new ArrayList<>(part.bad());
        int changed = feed.kind() == Kind.FULL ? count(feed, part, bad, actor) : change(feed, part, bad, actor);
        var result = new PartResult(changed, bad);
        feeds.keep(feed.id(), part, result);
        return Optional.of(result);
    }

    private int count(Feed feed, Part part, List<Bad> bad, Actor actor) {
        var first = feeds.name(feed.id(), part.lines());
        var counted = new ArrayList<Line>();
        for (var line : part.lines()) {
            if (!first.contains(line.number())) {
                bad.add(new Bad(line.number(), "must have each SKU of a location once; the first line counts"));
            } else if (line.known()) {
                counted.add(line);
            }
        }
        int changed = 0;
        for (var place : byLocation(counted).entrySet()) {
            changed += post(
                    feed,
                    "%s/%d@%s".formatted(feed.id(), part.number(), place.getKey()),
                    place.getKey(),
                    place.getValue().stream()
                            .map(line -> new CountedLine(
                                    line.sku(), line.units(), line.reason().isEmpty() ? REASON : line.reason()))
                            .toList(),
                    actor);
        }
        return changed;
    }

    /** Counts what was there at the feed's time; answers how many figures it changed. */
    private int post(Feed feed, String document, LocationId location, List<CountedLine> lines, Actor actor) {
        return (int)
                counts
                        .count(new Count(
                                "feed/" + document, location, Objects.requireNonNull(feed.asOf()), actor, lines))
                        .stream()
                        .filter(variance -> !variance.superseded() && variance.units() != 0)
                        .count();
    }

    private int change(Feed feed, Part part, List<Bad> bad, Actor actor) {
        var lines = part.lines().stream().filter(Line::known).toList();
        var fresh = feeds.newDeltas(
                feed.id(),
                lines.stream().map(line -> Objects.requireNonNull(line.id())).toList());
        var taken = new HashSet<String>();
        var applied = new TreeMap<String, List<Line>>();
        for (var line : lines) {
            var id = Objects.requireNonNull(line.id());
            if (fresh.contains(id) && taken.add(id)) {
                applied.computeIfAbsent(line.change() + "@" + line.location(), _ -> new ArrayList<>())
                        .add(line);
            } else {
                bad.add(new Bad(line.number(), "counted before under this id: nothing was done"));
            }
        }
        applied.forEach(
                (group, some) -> change("feed/%s/%d/%s".formatted(feed.id(), part.number(), group), some, actor));
        return taken.size();
    }

    private void change(String document, Collection<Line> lines, Actor actor) {
        var any = lines.iterator().next();
        var change = Objects.requireNonNull(any.change());
        var units = lines.stream()
                .collect(Collectors.groupingBy(Line::sku, TreeMap::new, Collectors.summingInt(Line::units)));
        if (change == Change.RECEIPT) {
            arrivals.receive(document, any.location(), REASON, units);
        } else {
            adjustments.adjust(new Adjustment(document, any.location(), kind(change), actor, REASON, adjusted(units)));
        }
    }

    private static List<AdjustedLine> adjusted(Map<Sku, Integer> units) {
        return units.entrySet().stream()
                .map(line -> new AdjustedLine(line.getKey(), line.getValue()))
                .toList();
    }

    private static StockFacts.Kind kind(Change change) {
        return StockFacts.Kind.valueOf(change.name());
    }

    @Override
    public Finished finish(Feed feed, String fingerprint, Result result, Actor actor) {
        long unnamed = feed.kind() == Kind.FULL ? empty(feed, actor) : 0;
        transaction.executeWithoutResult(_ -> feeds.finish(
                feed.id(),
                fingerprint,
                new Result(result.lines(), result.changed(), unnamed, result.badLines(), result.bad())));
        return feeds.finished(feed.id()).orElseThrow();
    }

    private long empty(Feed feed, Actor actor) {
        long changed = 0;
        var keys = feeds.unnamed(feed.id(), null, AT_ONCE);
        while (!keys.isEmpty()) {
            changed += empty(feed, keys, actor);
            keys = feeds.unnamed(feed.id(), keys.getLast(), AT_ONCE);
        }
        return changed;
    }

    private long empty(Feed feed, List<StockKey> keys, Actor actor) {
        long changed = 0;
        var places =
                keys.stream().collect(Collectors.groupingBy(StockKey::location, TreeMap::new, Collectors.toList()));
        for (var place : places.entrySet()) {
            var first = place.getValue().getFirst().sku();
            changed += post(
                    feed,
                    "%s/rest %s %s".formatted(feed.id(), place.getKey(), first),
                    place.getKey(),
                    place.getValue().stream()
                            .map(key -> new CountedLine(key.sku(), 0, UNNAMED))
                            .toList(),
                    actor);
        }
        return changed;
    }

    private static Map<LocationId, List<Line>> byLocation(Collection<Line> lines) {
        return lines.stream().collect(Collectors.groupingBy(Line::location, TreeMap::new, Collectors.toList()));
    }
}
