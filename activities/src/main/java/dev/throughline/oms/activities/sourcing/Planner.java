package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.activities.sourcing.Situation.Seen;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns a situation into a plan by a policy's rules: filters, then the least cost. Serves as much as the candidates may give. The demand of
 * lines for one SKU is summed and counts as one line.
 */
final class Planner {
    private final Situation situation;
    private final SourcingRules rules;
    private final Filters filters;
    private final Tariff tariff;
    private final Map<String, String> outside;

    private Planner(Situation situation, SourcingRules rules) {
        this.situation = situation;
        this.rules = rules;
        this.filters = new Filters(rules, situation);
        this.tariff = new Tariff(rules, situation);
        this.outside = new TreeMap<>(situation.outside());
    }

    /** Who is closed or full comes in only where the others together have less. */
    static Plan plan(Situation situation, SourcingRules rules) {
        var plan = new Planner(situation, rules).plan();
        if (plan.missing().isEmpty() || !situation.hasBusy()) {
            return plan;
        }
        var patient = new Planner(situation.withoutBusy(), rules).plan();
        return units(patient.missing()) < units(plan.missing()) ? patient : plan;
    }

    private static int units(List<OrderedUnits> missing) {
        return missing.stream().mapToInt(OrderedUnits::quantity).sum();
    }

    private Plan plan() {
        var allowed = situation.candidates().stream().filter(this::isAllowed).toList();
        var demand = new LinkedHashMap<Sku, Integer>();
        situation.lines().forEach(units -> demand.merge(units.sku(), units.quantity(), Math::addExact));
        var useful = allowed.stream()
                .filter(seen -> demand.keySet().stream().anyMatch(sku -> filters.units(seen, sku) > 0))
                .toList();
        var wanted = wanted(useful, demand);
        var skus = List.copyOf(wanted.keySet());
        var task = task(useful, skus, wanted);
        var solution = Solution.of(task);
        var shares = shares(useful, skus, task.units(solution.open()));
        var allocations = new ArrayList<Allocation>();
        var missing = new ArrayList<OrderedUnits>();
        for (var line : situation.lines()) {
            int left = serve(line, shares.getOrDefault(line.sku(), List.of()), allocations);
            if (left > 0) {
                missing.add(line.withQuantity(left));
            }
        }
        allocations.sort(Comparator.comparingInt(row -> situation.places().indexOf(row.location())));
        var later = situation.candidates().stream()
                .filter(filters::mayServeLater)
                .map(Seen::location)
                .toList();
        return new Plan(allocations, missing, allowed, outside, later, solution.cost(), solution.bound());
    }

    private boolean isAllowed(Seen seen) {
        var refusal = filters.refusal(seen);
        if (refusal != null) {
            outside.put(seen.location().value(), refusal);
        }
        return refusal == null;
    }

    /** What can be served: all that there is, or what the one that has most of it has. */
    private Map<Sku, Integer> wanted(List<Seen> useful, Map<Sku, Integer> demand) {
        var wanted = new LinkedHashMap<Sku, Integer>();
        demand.forEach((sku, units) -> {
            var stocks = useful.stream().mapToLong(seen -> filters.units(seen, sku));
            long most = rules.splitLines() ? stocks.sum() : stocks.max().orElse(0);
            if (most > 0) {
                wanted.put(sku, (int) Math.min(most, units));
            }
        });
        return wanted;
    }

    private Task task(List<Seen> useful, List<Sku> skus, Map<Sku, Integer> wanted) {
        var stock = new int[useful.size()][skus.size()];
        var unit = new long[useful.size()][skus.size()];
        for (int candidate = 0; candidate < useful.size(); candidate++) {
            for (int item = 0; item < skus.size(); item++) {
                stock[candidate][item] = filters.units(useful.get(candidate), skus.get(item));
                unit[candidate][item] = tariff.unit(useful.get(candidate), skus.get(item));
            }
        }
        return new Task(
                useful.stream().mapToLong(tariff::parcel).toArray(),
                tariff.splitPenalty(),
                skus.stream().mapToInt(sku -> wanted.getOrDefault(sku, 0)).toArray(),
                stock,
                unit);
    }

    /** Units of a SKU that a candidate gives, fewer as lines take them. */
    private static final class Share {
        private final Seen seen;
        private int units;

        Share(Seen seen, int units) {
            this.seen = seen;
            this.units = units;
        }
    }

    private static Map<Sku, List<Share>> shares(List<Seen> useful, List<Sku> skus, int[][] units) {
        var shares = new LinkedHashMap<Sku, List<Share>>();
        for (int item = 0; item < skus.size(); item++) {
            var ofSku = new ArrayList<Share>();
            for (int candidate = 0; candidate < useful.size(); candidate++) {
                if (units[candidate][item] > 0) {
                    ofSku.add(new Share(useful.get(candidate), units[candidate][item]));
                }
            }
            shares.put(skus.get(item), ofSku);
        }
        return shares;
    }

    private static int serve(OrderedUnits line, List<Share> shares, List<Allocation> allocations) {
        int left = line.quantity();
        for (var share : shares) {
            int units = Math.min(left, share.units);
            if (units > 0) {
                allocations.add(new Allocation(share.seen.location(), line.withQuantity(units)));
                share.units -= units;
                left -= units;
            }
        }
        return left;
    }
}
