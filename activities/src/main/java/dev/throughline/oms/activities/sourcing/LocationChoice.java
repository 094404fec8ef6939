package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.inventory.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the locations of an order: as few as possible, and of those sets the one whose parcels travel least in sum; at equal distance
 * the one with more warehouses, then the one that ranks first. Exact as long as the sets of a size can be tried in some milliseconds,
 * which holds for every order at up to 14 candidates and some 580 SKUs; beyond that the greedy choice stands.
 */
final class LocationChoice {
    /** How many comparisons of one SKU at one set may be made per size. */
    private static final long BUDGET = 2_000_000;

    private final List<Candidate> ranked;
    private final int[][] stock;
    private final int[] wanted;
    private @Nullable Cost best;
    private int @Nullable [] bestSet;

    private record Cost(double meters, long stores) {
        boolean isBelow(@Nullable Cost other) {
            return other == null || meters < other.meters || (meters == other.meters && stores < other.stores);
        }
    }

    private LocationChoice(List<Candidate> ranked, int[][] stock, int[] wanted) {
        this.ranked = ranked;
        this.stock = stock;
        this.wanted = wanted;
    }

    /**
     * Chooses among the candidates.
     *
     * @param ranked nearest first
     * @param stock units per candidate and SKU
     * @param wanted units per SKU; all candidates together have at least as many
     * @return indexes of the chosen candidates, ascending
     */
    static int[] choose(List<Candidate> ranked, int[][] stock, int[] wanted) {
        return new LocationChoice(ranked, stock, wanted).choose();
    }

    private int[] choose() {
        int[] greedy = greedily();
        for (int size = 1; size <= greedy.length; size++) {
            if (setsOf(size) * wanted.length > BUDGET) {
                return greedy;
            }
            tryAll(new int[size], 0, 0);
            if (bestSet != null) {
                return bestSet;
            }
        }
        return greedy;
    }

    /** Always the location that has most of what is still missing, the nearest at equal. */
    private int[] greedily() {
        var chosen = new ArrayList<Integer>();
        int[] missing = wanted.clone();
        while (Arrays.stream(missing).anyMatch(units -> units > 0)) {
            int next = mostUseful(missing, chosen);
            chosen.add(next);
            for (int sku = 0; sku < missing.length; sku++) {
                missing[sku] = Math.max(0, missing[sku] - stock[next][sku]);
            }
        }
        return chosen.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private int mostUseful(int[] missing, List<Integer> chosen) {
        int next = -1;
        long most = 0;
        for (int candidate = 0; candidate < ranked.size(); candidate++) {
            long useful = 0;
            for (int sku = 0; sku < missing.length && !chosen.contains(candidate); sku++) {
                useful += Math.min(missing[sku], stock[candidate][sku]);
            }
            if (useful > most) {
                most = useful;
                next = candidate;
            }
        }
        if (next < 0) {
            throw new IllegalArgumentException("the candidates together must have every unit that is wanted");
        }
        return next;
    }

    private void tryAll(int[] set, int filled, int from) {
        if (filled == set.length) {
            var cost = cost(set);
            if (cost.isBelow(best) && covers(set)) {
                best = cost;
                bestSet = set.clone();
            }
            return;
        }
        for (int candidate = from; candidate <= ranked.size() - (set.length - filled); candidate++) {
            set[filled] = candidate;
            tryAll(set, filled + 1, candidate + 1);
        }
    }

    private Cost cost(int[] set) {
        return new Cost(
                Arrays.stream(set)
                        .mapToDouble(candidate -> ranked.get(candidate).meters())
                        .sum(),
                Arrays.stream(set)
                        .filter(candidate -> ranked.get(candidate).kind() == Location.Kind.STORE)
                        .count());
    }

    private boolean covers(int[] set) {
        for (int sku = 0; sku < wanted.length; sku++) {
            long units = 0;
            for (int candidate : set) {
                units += stock[candidate][sku];
            }
            if (units < wanted[sku]) {
                return false;
            }
        }
        return true;
    }

    private double setsOf(int size) {
        double sets = 1;
        for (int i = 0; i < size; i++) {
            sets = sets * (ranked.size() - i) / (i + 1);
        }
        return sets;
    }
}
