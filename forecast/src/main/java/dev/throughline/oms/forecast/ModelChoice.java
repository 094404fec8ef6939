package dev.throughline.oms.forecast;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses models for one series by what they would have said: each forecasts from the last origins before, from what was known then,
 * and the {@code best} with the least pinball loss over all quantiles are blended. Few weeks are little to choose by, so more than one
 * is taken.
 *
 * @param candidates in order of preference, when equal
 * @param quantiles what the loss is taken of, above 0, below 1
 * @param origins how many to look back at; fewer if the history is short
 * @param best how many are blended, at most as many as there are candidates
 */
public record ModelChoice(List<DemandModel> candidates, List<Double> quantiles, int origins, int best) {
    /** Periods that a model is given before it is judged. */
    private static final int LEAST_HISTORY = 8;

    public ModelChoice {
        candidates = List.copyOf(candidates);
        quantiles = List.copyOf(quantiles);
        if (best < 1 || best > candidates.size()) {
            throw new IllegalArgumentException("best must be 1 to " + candidates.size() + ", not " + best);
        }
    }

    private record Judged(DemandModel model, double loss) {}

    /**
     * The forecast over the next {@code horizon} periods.
     *
     * @param demand units per period, oldest first, none negative, at least one
     */
    public Forecast forecast(double[] demand, int horizon) {
        var chosen = candidates.stream()
                .map(model -> new Judged(model, loss(model, demand, horizon)))
                .sorted(Comparator.comparingDouble(Judged::loss))
                .limit(best)
                .toList();
        return new Forecast(
                new Blend(chosen.stream()
                        .map(judged -> judged.model().forecast(demand, horizon))
                        .toList()),
                chosen.stream().map(judged -> judged.model().label()).toList(),
                scaled(chosen.stream().mapToDouble(Judged::loss).average().orElse(0), demand));
    }

    /** The mean loss at the origins; 0 if there are none. */
    private double loss(DemandModel model, double[] demand, int horizon) {
        int last = demand.length - horizon;
        int first = Math.max(LEAST_HISTORY, last - origins + 1);
        double sum = 0;
        for (int origin = first; origin <= last; origin++) {
            var then = model.forecast(Arrays.copyOf(demand, origin), horizon);
            double actual = Arrays.stream(demand, origin, origin + horizon).sum();
            for (double p : quantiles) {
                sum += Accuracy.pinball(actual, then.quantile(p), p);
            }
        }
        return last < first ? 0 : sum / ((last - first + 1) * quantiles.size());
    }

    private static double scaled(double loss, double[] demand) {
        double scale = Accuracy.absoluteScale(demand);
        return scale == 0 ? 0 : loss / scale;
    }
}
