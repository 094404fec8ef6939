package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Logistics;
import dev.throughline.oms.activities.fulfillment.StoreAccuracy;
import dev.throughline.oms.activities.inventory.StockAges;
import dev.throughline.oms.activities.promise.OrderPromises.Prospect;
import dev.throughline.oms.activities.promise.Readiness;
import dev.throughline.oms.activities.sourcing.Situation.Seen;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
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
    private final StoreAccuracy accuracy;
    private final Readiness readiness;
    private final Clock clock;

    Situations(
            Catalog catalog,
            DayWork dayWork,
            StockAges ages,
            PromiseDates dates,
            StoreAccuracy accuracy,
            Readiness readiness,
            Clock clock) {
        this.catalog = catalog;
        this.dayWork = dayWork;
        this.ages = ages;
        this.dates = dates;
        this.accuracy = accuracy;
        this.readiness = readiness;
        this.clock = clock;
    }

    /** What the decision looks at. */
    Situation of(SourcingRequest request, Candidates candidates, Stock stock, SourcingRules rules) {
        var skus = request.lines().stream().map(OrderedUnits::sku).distinct().toList();
        Map<LocationId, Integer> work = rules.asksForLoad() ? dayWork.now() : Map.of();
        var days = rules.ageing() == null ? Map.<LocationId, Map<String, Integer>>of() : days(skus, candidates.ids());
        var prospect = dates.prospect(request, candidates);
        Map<LocationId, Integer> declined = rules.asksForAccuracy() ? accuracy.declinedPermille() : Map.of();
        var busy = busy(request, candidates);
        var seen = candidates.ranked().stream()
                .map(one -> new Seen(
                        one.location(),
                        one.kind(),
                        Math.round(one.meters()),
                        rules.asksForLoad() ? work.getOrDefault(one.location(), 0) : null,
                        stock.available().getOrDefault(one.location().value(), Map.of()),
                        days.getOrDefault(one.location(), Map.of()),
                        prospect.map(p -> p.arrivals().get(one.location())).orElse(null),
                        declined.get(one.location()),
                        busy.get(one.location())))
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
                stock.own(),
                stock.withheld(),
                request.method() == FulfillmentMethod.SHIP_TO_STORE ? request.pickupLocation() : null);
    }

    /** A customer who collects has chosen the store, and the person who named a location knows it. */
    private Map<LocationId, String> busy(SourcingRequest request, Candidates candidates) {
        return request.method() == FulfillmentMethod.PICKUP
                        || candidates.ranked().size() < 2
                ? Map.of()
                : readiness.busy(candidates.ids(), clock.instant());
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
