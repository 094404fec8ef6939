package dev.throughline.oms.activities.sourcing;

import java.util.Arrays;

/**
 * Branch and bound over sets of candidates, from a greedy plan that dropping and exchanging candidates has improved. Exact for few
 * candidates whatever the number of items; where the steps run out, the best plan so far and a bound that no plan goes below.
 */
final class SetSearch {
    private static final long MOST_STEPS = 8_000_000;
    private static final long MOST_STEPS_OF_IMPROVEMENT = 3_000_000;

    private final Task task;
    private final boolean[] open;
    private final boolean[] possible;
    private boolean[] bestOpen;
    private long best;
    private long steps;

    SetSearch(Task task) {
        this.task = task;
        this.open = new boolean[task.candidates()];
        this.possible = new boolean[task.candidates()];
        Arrays.fill(possible, true);
        this.bestOpen = new GreedySearch(task, MOST_STEPS_OF_IMPROVEMENT).solve();
        this.best = task.cost(bestOpen);
    }

    Solution solve() {
        long bound = lowest(0, 0, 0);
        // One above the greedy plan: of plans as cheap, the one that ranks first is taken.
        long greedy = best;
        best = greedy + 1;
        descend(0, 0, 0);
        best = Math.min(best, greedy);
        return new Solution(bestOpen, best, steps > MOST_STEPS ? Math.min(bound, best) : best);
    }

    private void descend(int candidate, int opened, long charges) {
        steps += (long) task.items() * (task.candidates() - candidate + 1);
        if (steps > MOST_STEPS || lowest(candidate, opened, charges) >= best) {
            return;
        }
        keepIfBetter(opened, charges);
        if (candidate == task.candidates()) {
            return;
        }
        open[candidate] = true;
        descend(candidate + 1, opened + 1, charges + task.fixed(candidate));
        open[candidate] = false;
        possible[candidate] = false;
        descend(candidate + 1, opened, charges);
        possible[candidate] = true;
    }

    private void keepIfBetter(int opened, long charges) {
        long units = task.serveAll(open);
        if (units != Task.NEVER && units + charges + penalties(opened) < best) {
            best = units + charges + penalties(opened);
            bestOpen = open.clone();
        }
    }

    /** No plan with the open candidates, and any of those from this one on, costs less. */
    private long lowest(int candidate, int opened, long charges) {
        long units = task.serveAll(possible);
        if (units == Task.NEVER) {
            return Task.NEVER;
        }
        int more = atLeast(candidate);
        if (more == 0) {
            return units + charges + penalties(opened);
        }
        long cheapest = Task.NEVER;
        for (int other = candidate; other < task.candidates(); other++) {
            cheapest = Math.min(cheapest, task.fixed(other));
        }
        return units + charges + more * cheapest + penalties(opened + more);
    }

    private long penalties(int opened) {
        return task.penalty() * Math.max(0, opened - 1);
    }

    /** How many more candidates it takes to have all units: the missing ones over the most that one of them brings. */
    private int atLeast(int candidate) {
        var missing = missing();
        long all = Arrays.stream(missing).asLongStream().sum();
        if (all == 0) {
            return 0;
        }
        long most = 1;
        for (int other = candidate; other < task.candidates(); other++) {
            long brings = 0;
            for (int item = 0; item < missing.length; item++) {
                brings += Math.min(missing[item], task.offers(other, item));
            }
            most = Math.max(most, brings);
        }
        return (int) ((all + most - 1) / most);
    }

    private int[] missing() {
        var missing = new int[task.items()];
        for (int item = 0; item < missing.length; item++) {
            missing[item] = task.wanted(item);
            for (int other = 0; other < open.length && missing[item] > 0; other++) {
                if (open[other]) {
                    missing[item] -= Math.min(missing[item], task.offers(other, item));
                }
            }
        }
        return missing;
    }
}
