package dev.throughline.oms.bench.demand;

import dev.throughline.oms.forecast.Accuracy;
import dev.throughline.oms.forecast.DemandModel;
import dev.throughline.oms.forecast.Distribution;
import dev.throughline.oms.forecast.ShippedChoice;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rolling origin: at the start of each of the last weeks every model forecasts the units of the next {@code horizon} weeks together
 * from what was known then. Errors are scaled per SKU by the naive forecast's over the weeks before the first origin, and averaged over
 * SKUs, so that each SKU counts alike; units are summed.
 *
 * @param origins how many
 * @param horizon in weeks
 */
record Backtest(int origins, int horizon) {
    private static final int LEAST_HISTORY = 26;

    /**
     * What a model did.
     *
     * @param pinball scaled, by quantile of {@link ShippedChoice#QUANTILES}
     * @param mase of the median
     * @param rmsse of the mean
     * @param units of pinball loss, not scaled, over all quantiles
     */
    record Score(String model, int skus, List<Double> pinball, double mase, double rmsse, double units) {
        /** On every measure. */
        boolean beats(Score other) {
            boolean sharper = IntStream.range(0, pinball.size()).allMatch(q -> pinball.get(q) < other.pinball.get(q));
            return sharper && mase < other.mase && rmsse < other.rmsse && units < other.units;
        }

        String row() {
            return "| %s | %.4f | %.4f | %.4f | %.4f | %.4f | %.0f |"
                    .formatted(model, pinball.get(0), pinball.get(1), pinball.get(2), mase, rmsse, units);
        }
    }

    private record Losses(List<Double> pinball, double absolute, double squares, double units) {}

    Score score(DemandModel model, List<Article> articles) {
        var losses = articles.parallelStream()
                .map(article -> losses(model, article))
                .filter(Objects::nonNull)
                .toList();
        int quantiles = ShippedChoice.QUANTILES.size();
        var pinball = new double[quantiles];
        Arrays.setAll(
                pinball,
                q -> losses.stream()
                        .mapToDouble(loss -> loss.pinball().get(q))
                        .average()
                        .orElse(0));
        return new Score(
                model.label(),
                losses.size(),
                Arrays.stream(pinball).boxed().toList(),
                losses.stream().mapToDouble(Losses::absolute).average().orElse(0),
                losses.stream().mapToDouble(Losses::squares).average().orElse(0),
                losses.stream().mapToDouble(Losses::units).sum());
    }

    /** Whether an SKU was sold for long enough before the first origin, and not always alike. */
    boolean counts(Article article) {
        var before = article.historyBefore(firstOrigin(article));
        return before.length >= LEAST_HISTORY && Accuracy.absoluteScale(before) > 0;
    }

    private int firstOrigin(Article article) {
        return article.weeks() - origins - horizon + 1;
    }

    private @Nullable Losses losses(DemandModel model, Article article) {
        if (!counts(article)) {
            return null;
        }
        int first = firstOrigin(article);
        var pinball = new double[ShippedChoice.QUANTILES.size()];
        double absolute = 0;
        double squares = 0;
        for (int origin = first; origin < first + origins; origin++) {
            double actual = article.units(origin, horizon);
            Distribution forecast = model.forecast(article.historyBefore(origin), horizon);
            for (int q = 0; q < pinball.length; q++) {
                double p = ShippedChoice.QUANTILES.get(q);
                pinball[q] += Accuracy.pinball(actual, forecast.quantile(p), p) / origins;
            }
            absolute += Math.abs(actual - forecast.quantile(0.5)) / origins;
            squares += Math.pow(actual - forecast.mean(), 2) / origins;
        }
        var before = article.historyBefore(first);
        double scale = Accuracy.absoluteScale(before);
        return new Losses(
                Arrays.stream(pinball).mapToObj(loss -> loss / scale).toList(),
                absolute / scale,
                Math.sqrt(squares / Accuracy.squaredScale(before)),
                Arrays.stream(pinball).sum() * origins);
    }
}
