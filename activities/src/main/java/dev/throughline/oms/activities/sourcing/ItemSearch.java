package dev.throughline.oms.activities.sourcing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Exact search over what is served already: dynamic programming, one candidate after the other, each opened at most once. A state counts the
 * units served of each item; an item that is not split has two states. Time grows with candidates × items × states, so it suits orders
 * of few SKUs over any number of candidates.
 */
final class ItemSearch {
    private static final int MOST_STATES = 1 << 15;
    private static final long MOST_STEPS = 12_000_000;

    private final Task task;
    private final int[] stride;
    private final int[] levels;
    private final int states;
    private final long[] best;
    private final @Nullable Chosen[] chosen;
    private final long[] opened;
    private final int[] from;

    /** The candidates of a state, the last one first. */
    private record Chosen(int candidate, @Nullable Chosen before) {}

    ItemSearch(Task task) {
        this.task = task;
        this.levels = levels(task);
        this.stride = new int[levels.length];
        int size = 1;
        for (int item = 0; item < levels.length; item++) {
            stride[item] = size;
            size *= levels[item];
        }
        this.states = size;
        this.best = new long[size];
        this.chosen = new Chosen[size];
        this.opened = new long[size];
        this.from = new int[size];
    }

    private static int[] levels(Task task) {
        var levels = new int[task.items()];
        for (int item = 0; item < levels.length; item++) {
            levels[item] = task.isWhole(item) ? 2 : task.wanted(item) + 1;
        }
        return levels;
    }

    /** Whether it ends in some milliseconds. */
    static boolean fits(Task task) {
        long states = 1;
        long steps = 1;
        for (int count : levels(task)) {
            states *= count;
            steps += count - 1L;
            if (states > MOST_STATES) {
                return false;
            }
        }
        return states * steps * task.candidates() <= MOST_STEPS;
    }

    Solution solve() {
        Arrays.fill(best, Task.NEVER);
        best[0] = 0;
        for (int candidate = 0; candidate < task.candidates(); candidate++) {
            open(candidate);
            keepBetter(candidate);
        }
        var open = new boolean[task.candidates()];
        for (var one = chosen[states - 1]; one != null; one = one.before()) {
            open[one.candidate()] = true;
        }
        var used = task.used(open);
        long cost = task.cost(used);
        return new Solution(used, cost, cost);
    }

    /** What each state costs with this candidate open, too. */
    private void open(int candidate) {
        long charge = task.fixed(candidate);
        for (int state = 0; state < states; state++) {
            long penalty = state == 0 ? 0 : task.penalty();
            opened[state] = best[state] == Task.NEVER ? Task.NEVER : best[state] + charge + penalty;
            from[state] = state;
        }
        for (int item = 0; item < levels.length; item++) {
            int most = task.isWhole(item) ? Math.min(1, task.offers(candidate, item)) : task.offers(candidate, item);
            long price = task.unit(candidate, item) * (task.isWhole(item) ? task.wanted(item) : 1);
            if (most > 0) {
                take(item, most, price);
            }
        }
    }

    // From the full states down, so that what is read has not taken of this item yet.
    private void take(int item, int most, long price) {
        for (int state = states - 1; state >= 0; state--) {
            int level = state / stride[item] % levels[item];
            for (int units = 1; units <= Math.min(level, most); units++) {
                int before = state - units * stride[item];
                long cost = opened[before] + units * price;
                if (opened[before] != Task.NEVER && cost < opened[state]) {
                    opened[state] = cost;
                    from[state] = from[before];
                }
            }
        }
    }

    // From the full states down: the chain that is read belongs to a lower state, as it was without this candidate.
    private void keepBetter(int candidate) {
        for (int state = states - 1; state > 0; state--) {
            if (opened[state] < best[state]) {
                best[state] = opened[state];
                chosen[state] = new Chosen(candidate, chosen[from[state]]);
            }
        }
    }
}
