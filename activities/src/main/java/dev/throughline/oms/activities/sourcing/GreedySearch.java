package dev.throughline.oms.activities.sourcing;

/** A good plan fast: opens who serves missing units at the least cost each, then drops and exchanges candidates as long as it helps. */
final class GreedySearch {
    private final Task task;
    private final long mostSteps;
    private final boolean[] open;
    private final int[] missing;
    private long steps;

    GreedySearch(Task task, long mostSteps) {
        this.task = task;
        this.mostSteps = mostSteps;
        this.open = new boolean[task.candidates()];
        this.missing = new int[task.items()];
        for (int item = 0; item < missing.length; item++) {
            missing[item] = task.wanted(item);
        }
    }

    boolean[] solve() {
        for (int next = cheapest(); next >= 0; next = cheapest()) {
            open[next] = true;
            for (int item = 0; item < missing.length; item++) {
                missing[item] -= Math.min(missing[item], task.offers(next, item));
            }
        }
        while (improve() && steps < mostSteps) {
            // Each round costs less than the one before.
        }
        return task.used(open);
    }

    private int cheapest() {
        int next = -1;
        double least = Double.MAX_VALUE;
        for (int candidate = 0; candidate < open.length; candidate++) {
            long units = 0;
            double cost = task.fixed(candidate) + (double) task.penalty();
            for (int item = 0; item < missing.length; item++) {
                int brings = open[candidate] ? 0 : Math.min(missing[item], task.offers(candidate, item));
                units += brings;
                cost += (double) brings * task.unit(candidate, item);
            }
            if (units > 0 && cost / units < least) {
                least = cost / units;
                next = candidate;
            }
        }
        return next;
    }

    /** Opens, closes or exchanges the first candidate with which it costs less. */
    private boolean improve() {
        long now = task.cost(open);
        for (int one = 0; one < open.length; one++) {
            if (isBetter(one, one, now)) {
                return true;
            }
            for (int other = one + 1; other < open.length; other++) {
                if (open[one] != open[other] && isBetter(one, other, now)) {
                    return true;
                }
                if (steps > mostSteps) {
                    return false;
                }
            }
        }
        return false;
    }

    private boolean isBetter(int one, int other, long now) {
        steps += task.items();
        flip(one, other);
        if (task.cost(open) < now) {
            return true;
        }
        flip(one, other);
        return false;
    }

    private void flip(int one, int other) {
        open[one] = !open[one];
        if (other != one) {
            open[other] = !open[other];
        }
    }
}
