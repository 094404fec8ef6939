package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Logistics;
import dev.throughline.oms.activities.inventory.StockAges;
import dev.throughline.oms.activities.promise.OrderPromises.Prospect;
import dev.throughline.oms.activities.sourcing.Situation.Seen;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.sourcing.SourcingRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Gathers what a decision looks at: no more than the policy asks for. */
@Component
class Situations {
    private final Catalog catalog;
    private final DayWork dayWork;
    private final StockAges ages;
    private final PromiseDates dates;
    private final Clock clock;

    Situations(Catalog catalog, DayWork dayWork, StockAges ages, PromiseDates dates, Clock clock) {
        this.catalog = catalog;
        this.dayWork = dayWork;
        this.ages = ages;
        this.dates = dates;
        this.clock = clock;
    }

    /**
     * What the decision looks at.
     *
     * @param available units, those of the order's hold among them
     * @param withoutHold units that anybody could have; the same without a hold
     */
    Situation of(
            SourcingRequest request,
            Candidates candidates,
            Map<Sku, Map<LocationId, Integer>> available,
            Map<Sku, Map<LocationId, Integer>> withoutHold,
            SourcingRules rules) {
        var skus = request.lines().stream().map(OrderedUnits::sku).distinct().toList();
        Map<LocationId, Integer> work = rules.asksForLoad() ? dayWork.now() : Map.of();
        var days = rules.ageing() == null ? Map.<LocationId, Map<String, Integer>>of() : days(skus, candidates.ids());
        var prospect = dates.prospect(request, candidates);
        var seen = candidates.ranked().stream()
                .map(one -> new Seen(
                        one.location(),
                        one.kind(),
                        Math.round(one.meters()),
                        rules.asksForLoad() ? work.getOrDefault(one.location(), 0) : null,
                        stock(one.location(), skus, available),
                        days.getOrDefault(one.location(), Map.of()),
                        prospect.map(p -> p.arrivals().get(one.location())).orElse(null)))
                .toList();
        var outside = new TreeMap<String, String>();
        candidates.outside().forEach((location, reason) -> outside.put(location.value(), reason));
        return new Situation(
                request.method(),
                request.shortagePolicy(),
                request.lines(),
                seen,
                outside,
                rules.asksForProducts() ? products(skus) : Map.of(),
                prospect.map(Prospect::promisedBy).orElse(null),
                own(available, withoutHold));
    }

    private static Map<String, Map<String, Integer>> own(
            Map<Sku, Map<LocationId, Integer>> available, Map<Sku, Map<LocationId, Integer>> withoutHold) {
        var own = new HashMap<String, Map<String, Integer>>();
        available.forEach((sku, places) -> places.forEach((location, units) -> {
            int free = withoutHold.getOrDefault(sku, Map.of()).getOrDefault(location, 0);
            if (units > free) {
                own.computeIfAbsent(location.value(), one -> new HashMap<>()).put(sku.value(), units - free);
            }
        }));
        return own;
    }

    /** As the catalogue has them now; those that are as usual are left out. */
    Map<String, Logistics> products(Collection<Sku> skus) {
        var products = new HashMap<String, Logistics>();
        catalog.resolve(skus.stream().map(Sku::value).toList()).forEach((sku, product) -> {
            if (!product.logistics().equals(Logistics.USUAL)) {
                products.put(sku, product.logistics());
            }
        });
        return products;
    }

    private static Map<String, Integer> stock(
            LocationId location, List<Sku> skus, Map<Sku, Map<LocationId, Integer>> available) {
        var stock = new HashMap<String, Integer>();
        for (var sku : skus) {
            var units = available.getOrDefault(sku, Map.of()).get(location);
            if (units != null) {
                stock.put(sku.value(), units);
            }
        }
        return stock;
    }

    private Map<LocationId, Map<String, Integer>> days(List<Sku> skus, List<LocationId> places) {
        var now = clock.instant();
        var days = new HashMap<LocationId, Map<String, Integer>>();
        ages.lastReceived(skus, places)
                .forEach((sku, times) -> times.forEach((location, at) -> days.computeIfAbsent(
                                location, one -> new HashMap<>())
                        .put(sku.value(), (int) Duration.between(at, now).toDays())));
        return days;
    }
}
