package dev.throughline.oms.activities.sourcing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which candidates to open, so that every wanted unit is served at the least cost. Costs are thousandths of a minor unit: a charge per
 * open candidate, a penalty for each after the first, and per unit. An item that somebody has whole is served whole by one candidate; only
 * what nobody has whole is split. Candidates are numbered by rank: at equal cost the lower number is taken.
 */
final class Task {
    /** Above every cost: it cannot be done. */
    static final long NEVER = Long.MAX_VALUE / 4;

    private final long[] fixed;
    private final long penalty;
    private final int[] wanted;
    private final int[][] stock;
    private final long[][] unit;
    private final int[][] servers;
    private final boolean[] whole;

    /**
     * Takes the arrays as its own.
     *
     * @param fixed per candidate
     * @param wanted units per item, each above 0; all candidates together have as many
     * @param stock units per candidate and item
     * @param unit per candidate and item; may be below 0
     */
    Task(long[] fixed, long penalty, int[] wanted, int[][] stock, long[][] unit) {
        this.fixed = fixed;
        this.penalty = penalty;
        this.wanted = wanted;
        this.stock = stock;
        this.unit = unit;
        this.whole = new boolean[wanted.length];
        this.servers = new int[wanted.length][];
        for (int item = 0; item < wanted.length; item++) {
            int one = item;
            whole[item] = IntStream.range(0, fixed.length).anyMatch(candidate -> stock[candidate][one] >= wanted[one]);
            servers[item] = IntStream.range(0, fixed.length)
                    .filter(candidate -> stock[candidate][one] >= (whole[one] ? wanted[one] : 1))
                    .boxed()
                    .sorted(Comparator.comparingLong(candidate -> unit[candidate][one]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
    }

    int candidates() {
        return fixed.length;
    }

    int items() {
        return wanted.length;
    }

    int wanted(int item) {
        return wanted[item];
    }

    boolean isWhole(int item) {
        return whole[item];
    }

    long fixed(int candidate) {
        return fixed[candidate];
    }

    long penalty() {
        return penalty;
    }

    long unit(int candidate, int item) {
        return unit[candidate][item];
    }

    /** Units of the item that the candidate may serve: all of an item that is not split, or none. */
    int offers(int candidate, int item) {
        int units = Math.min(stock[candidate][item], wanted[item]);
        return whole[item] && units < wanted[item] ? 0 : units;
    }

    /** The least cost of the item's units at these candidates; {@link #NEVER} if they have too few. */
    long serve(int item, boolean[] open) {
        int left = wanted[item];
        long cost = 0;
        for (int candidate : servers[item]) {
            if (open[candidate]) {
                int units = Math.min(left, stock[candidate][item]);
                cost += units * unit[candidate][item];
                left -= units;
                if (left == 0) {
                    return cost;
                }
            }
        }
        return NEVER;
    }

    /** The cost of all units at these candidates, without their charges. */
    long serveAll(boolean[] open) {
        long cost = 0;
        for (int item = 0; item < wanted.length; item++) {
            long one = serve(item, open);
            if (one == NEVER) {
                return NEVER;
            }
            cost += one;
        }
        return cost;
    }

    /** The cost of opening these candidates. */
    long charges(boolean[] open) {
        long cost = 0;
        int count = 0;
        for (int candidate = 0; candidate < fixed.length; candidate++) {
            if (open[candidate]) {
                cost += fixed[candidate];
                count++;
            }
        }
        return cost + penalty * Math.max(0, count - 1);
    }

    long cost(boolean[] open) {
        long units = serveAll(open);
        return units == NEVER ? NEVER : units + charges(open);
    }

    /** Units per candidate and item, as the open candidates serve them at the least cost. */
    int[][] units(boolean[] open) {
        var units = new int[fixed.length][wanted.length];
        for (int item = 0; item < wanted.length; item++) {
            int left = wanted[item];
            for (int candidate : servers[item]) {
                if (open[candidate] && left > 0) {
                    units[candidate][item] = Math.min(left, stock[candidate][item]);
                    left -= units[candidate][item];
                }
            }
        }
        return units;
    }

    /** These without those that serve nothing. */
    boolean[] used(boolean[] open) {
        var units = units(open);
        var used = new boolean[fixed.length];
        for (int candidate = 0; candidate < fixed.length; candidate++) {
            used[candidate] = Arrays.stream(units[candidate]).anyMatch(count -> count > 0);
        }
        return used;
    }
}
