package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns demand and availability into a plan. The demand of lines for one SKU is summed. */
final class Planner {
    private final List<Candidate> ranked;
    private final List<Sku> skus;
    private final int[] wanted;
    private final int[][] stock;

    private Planner(List<Candidate> ranked, Map<Sku, Integer> demand, Map<Sku, Map<LocationId, Integer>> available) {
        this.ranked = ranked;
        this.skus = List.copyOf(demand.keySet());
        this.stock = new int[ranked.size()][skus.size()];
        this.wanted = new int[skus.size()];
        for (int sku = 0; sku < skus.size(); sku++) {
            var places = available.getOrDefault(skus.get(sku), Map.of());
            long all = 0;
            for (int candidate = 0; candidate < ranked.size(); candidate++) {
                stock[candidate][sku] =
                        places.getOrDefault(ranked.get(candidate).location(), 0);
                all += stock[candidate][sku];
            }
            wanted[sku] = (int) Math.min(all, demand.getOrDefault(skus.get(sku), 0));
        }
    }

    /**
     * Serves as much as the candidates have.
     *
     * @param ranked nearest first
     */
    static Plan plan(List<Candidate> ranked, List<OrderedUnits> lines, Map<Sku, Map<LocationId, Integer>> available) {
        var demand = new LinkedHashMap<Sku, Integer>();
        lines.forEach(units -> demand.merge(units.sku(), units.quantity(), Math::addExact));
        var useful = ranked.stream()
                .filter(candidate -> demand.keySet().stream()
                        .anyMatch(sku -> available.getOrDefault(sku, Map.of()).containsKey(candidate.location())))
                .toList();
        return new Planner(useful, demand, available).plan(lines);
    }

    private Plan plan(List<OrderedUnits> lines) {
        int[] chosen = LocationChoice.choose(ranked, stock, wanted);
        var shares = new LinkedHashMap<Sku, List<Share>>();
        for (int sku = 0; sku < skus.size(); sku++) {
            shares.put(skus.get(sku), share(chosen, sku));
        }
        var allocations = new ArrayList<Ranked>();
        var missing = new ArrayList<OrderedUnits>();
        for (var line : lines) {
            int left = serve(line, shares.getOrDefault(line.sku(), List.of()), allocations);
            if (left > 0) {
                missing.add(line.withQuantity(left));
            }
        }
        allocations.sort(Comparator.comparingInt(Ranked::rank));
        return new Plan(allocations.stream().map(Ranked::allocation).toList(), List.copyOf(missing));
    }

    private record Ranked(int rank, Allocation allocation) {}

    /** Units of a SKU that a candidate gives, fewer as lines take them. */
    private static final class Share {
        private final int rank;
        private int units;

        Share(int rank, int units) {
            this.rank = rank;
            this.units = units;
        }
    }

    /** From the nearest chosen location that has all of it, so that a SKU is not split without need; else from the nearest on. */
    private List<Share> share(int[] chosen, int sku) {
        for (int candidate : chosen) {
            if (stock[candidate][sku] >= wanted[sku]) {
                return List.of(new Share(candidate, wanted[sku]));
            }
        }
        int left = wanted[sku];
        var shares = new ArrayList<Share>();
        for (int candidate : Arrays.stream(chosen).sorted().toArray()) {
            int units = Math.min(left, stock[candidate][sku]);
            shares.add(new Share(candidate, units));
            left -= units;
        }
        return shares;
    }

    private int serve(OrderedUnits line, List<Share> shares, List<Ranked> allocations) {
        int left = line.quantity();
        for (var share : shares) {
            int units = Math.min(left, share.units);
            if (units > 0) {
                allocations.add(new Ranked(
                        share.rank, new Allocation(ranked.get(share.rank).location(), line.withQuantity(units))));
                share.units -= units;
                left -= units;
            }
        }
        return left;
    }
}
