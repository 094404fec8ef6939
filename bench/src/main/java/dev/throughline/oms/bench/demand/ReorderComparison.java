package dev.throughline.oms.bench.demand;

import dev.throughline.oms.bench.demand.ReorderTrial.Policy;
import dev.throughline.oms.bench.demand.Warehouse.Outcome;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Policies at the same mean stock: the service level of each is found by bisection. */
record ReorderComparison(List<ReorderTrial> trials) {
    private static final double LEAST = 0.02;
    private static final double MOST = 0.9995;
    private static final int HALVINGS = 20;

    /**
     * A policy over all SKUs.
     *
     * @param level the service level that led to this stock
     * @param stock mean units of all SKUs together
     * @param fillRate units served of units demanded
     * @param meanFillRate mean of the SKUs that had demand
     */
    record Result(Policy policy, double level, double stock, double fillRate, double meanFillRate) {
        static Result of(Policy policy, double level, List<Outcome> outcomes) {
            return new Result(
                    policy,
                    level,
                    outcomes.stream().mapToDouble(Outcome::stock).sum(),
                    outcomes.stream().mapToDouble(Outcome::served).sum()
                            / outcomes.stream().mapToDouble(Outcome::demanded).sum(),
                    outcomes.stream()
                            .filter(outcome -> outcome.demanded() > 0)
                            .mapToDouble(Outcome::fillRate)
                            .average()
                            .orElse(1));
        }
    }

    Result at(Policy policy, double level) {
        return Result.of(
                policy,
                level,
                trials.parallelStream().map(trial -> trial.run(policy, level)).toList());
    }

    /** The policy at the one service level at which all SKUs together have at most this mean stock. */
    Result atStock(Policy policy, double stock) {
        return at(policy, level(stock, level -> at(policy, level).stock()));
    }

    /**
     * The policy when each SKU, by a level of its own found in hindsight, has at most the mean stock that the static one leads to at
     * this level. A floor, not a policy: who stocks up when demand grows may not, where the static one ran empty.
     */
    Result withinStockOfEach(Policy policy, double staticLevel) {
        var outcomes = trials.parallelStream()
                .map(trial -> {
                    double stock = trial.run(Policy.STATIC, staticLevel).stock();
                    return trial.run(
                            policy,
                            level(stock, level -> trial.run(policy, level).stock()));
                })
                .toList();
        return Result.of(policy, Double.NaN, outcomes);
    }

    private static double level(double stock, DoubleUnaryOperator stockAt) {
        double low = LEAST;
        double high = MOST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (stockAt.applyAsDouble(middle) <= stock) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
