package dev.throughline.oms.activities.sourcing;

/** Which candidates serve, and at what cost in thousandths of a minor unit. */
final class Solution {
    private final boolean[] open;
    private final long cost;
    private final long bound;

    /**
     * Takes the array as its own.
     *
     * @param bound no plan costs less; equal to the cost where the search was exact
     */
    Solution(boolean[] open, long cost, long bound) {
        this.open = open;
        this.cost = cost;
        this.bound = bound;
    }

    boolean[] open() {
        return open;
    }

    long cost() {
        return cost;
    }

    long bound() {
        return bound;
    }

    boolean isExact() {
        return bound >= cost;
    }

    /**
     * The best plan that can be found in some milliseconds: the same for the same task. Exact over the items where these are few (an
     * ordinary order), else over the sets of candidates, and where these are too many the best of a bounded search.
     */
    static Solution of(Task task) {
        if (task.items() == 0) {
            return new Solution(new boolean[task.candidates()], 0, 0);
        }
        return ItemSearch.fits(task) ? new ItemSearch(task).solve() : new SetSearch(task).solve();
    }
}
