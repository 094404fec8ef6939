package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.inventory.Compositions;
import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.activities.sourcing.Situation.Seen;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plans orders whose kits share components with each other or with lines of their own. A plan is made as if they did not; if a location
 * then gives a component twice, the SKUs are planned one after the other on what the ones before have left: kits first, and the other
 * way round if that leaves units missing.
 */
final class SharedParts {
    private final SourcingRules rules;
    private final Compositions kits;
    /** Units of every part, by location. */
    private final Map<Sku, Map<LocationId, Integer>> parts;

    SharedParts(SourcingRules rules, Compositions kits, Map<Sku, Map<LocationId, Integer>> parts) {
        this.rules = rules;
        this.kits = kits;
        this.parts = parts;
    }

    Plan plan(Situation situation) {
        var apart = Planner.plan(situation, rules);
        if (kits.isEmpty() || fits(apart)) {
            return apart;
        }
        var perSku = new LinkedHashMap<Sku, List<OrderedUnits>>();
        situation
                .lines()
                .forEach(units -> perSku.computeIfAbsent(units.sku(), _ -> new ArrayList<>())
                        .add(units));
        var kitsFirst = perSku.keySet().stream()
                .sorted(Comparator.comparingInt((Sku sku) -> kits.parts(sku).size())
                        .reversed())
                .toList();
        var first = oneAfterTheOther(situation, kitsFirst, perSku, apart);
        var second = missing(first) == 0 ? first : oneAfterTheOther(situation, kitsFirst.reversed(), perSku, apart);
        return missing(second) < missing(first) ? second : first;
    }

    private static int missing(Plan plan) {
        return plan.missing().stream().mapToInt(OrderedUnits::quantity).sum();
    }

    private boolean fits(Plan plan) {
        return used(plan).entrySet().stream()
                .allMatch(sku -> sku.getValue().entrySet().stream()
                        .allMatch(place -> place.getValue() <= units(sku.getKey(), place.getKey())));
    }

    private Map<Sku, Map<LocationId, Integer>> used(Plan plan) {
        var used = new HashMap<Sku, Map<LocationId, Integer>>();
        plan.allocations().forEach(one -> use(used, one));
        return used;
    }

    private void use(Map<Sku, Map<LocationId, Integer>> used, Allocation one) {
        kits.parts(one.units().sku())
                .forEach((part, each) -> used.computeIfAbsent(part, _ -> new HashMap<>())
                        .merge(one.location(), each * one.units().quantity(), Math::addExact));
    }

    private int units(Sku part, LocationId location) {
        return parts.getOrDefault(part, Map.of()).getOrDefault(location, 0);
    }

    private Plan oneAfterTheOther(
            Situation situation, List<Sku> order, Map<Sku, List<OrderedUnits>> perSku, Plan apart) {
        var used = new HashMap<Sku, Map<LocationId, Integer>>();
        var allocations = new ArrayList<Allocation>();
        var missing = new ArrayList<OrderedUnits>();
        long cost = 0;
        for (var sku : order) {
            var plan = Planner.plan(left(situation, sku, perSku.getOrDefault(sku, List.of()), used), rules);
            plan.allocations().forEach(one -> use(used, one));
            allocations.addAll(plan.allocations());
            missing.addAll(plan.missing());
            cost += plan.cost();
        }
        allocations.sort(Comparator.comparingInt(row -> situation.places().indexOf(row.location())));
        missing.sort(Comparator.comparingInt(OrderedUnits::line));
        return new Plan(
                allocations,
                missing,
                apart.allowed(),
                apart.outside(),
                apart.later(),
                cost,
                Math.min(cost, apart.bound()));
    }

    /** The situation of one SKU, when these parts are gone. */
    private Situation left(
            Situation situation, Sku sku, List<OrderedUnits> lines, Map<Sku, Map<LocationId, Integer>> used) {
        var candidates = situation.candidates().stream()
                .map(seen -> withStock(seen, sku, Math.min(seen.units(sku), whole(sku, seen.location(), used))))
                .toList();
        return new Situation(
                situation.method(),
                situation.shortagePolicy(),
                lines,
                candidates,
                situation.outside(),
                situation.products(),
                situation.promisedBy(),
                situation.own(),
                situation.withheld(),
                situation.store());
    }

    private int whole(Sku sku, LocationId location, Map<Sku, Map<LocationId, Integer>> used) {
        return kits.parts(sku).entrySet().stream()
                .mapToInt(part -> (units(part.getKey(), location)
                                - used.getOrDefault(part.getKey(), Map.of()).getOrDefault(location, 0))
                        / part.getValue())
                .min()
                .orElse(0);
    }

    private static Seen withStock(Seen seen, Sku sku, int units) {
        return seen.withStock(Map.of(sku.value(), units));
    }
}
