package dev.throughline.oms.bench.demand;

import dev.throughline.oms.bench.demand.Warehouse.Outcome;
import dev.throughline.oms.forecast.Distribution;
import dev.throughline.oms.forecast.ModelChoice;
import dev.throughline.oms.forecast.Normal;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * One SKU under the policies that are compared: a static reorder point, mean + k standard deviations of the demand over lead times as
 * it was before the trial (Silver, Pyke and Thomas, Inventory and Production Management in Supply Chains, 4th ed., chapter 6); the
 * shipped forecast as it was then, not renewed; and the shipped forecast, renewed every week. The lot is the same for all: the mean
 * demand of a lead time before the trial.
 */
final class ReorderTrial {
    private final Warehouse warehouse;
    private final double mean;
    private final double deviation;
    private final List<Distribution> forecasts;

    /** A policy's reorder point at a service level, above 0 and below 1, on a day. */
    enum Policy {
        STATIC,
        FROZEN,
        RENEWED
    }

    ReorderTrial(Article article, ModelChoice choice, int trialWeeks, int warmUpWeeks, int leadWeeks) {
        int start = article.weeks() - trialWeeks - warmUpWeeks;
        var before = article.historyBefore(start);
        var sums = new double[before.length - leadWeeks + 1];
        Arrays.setAll(sums, i -> Arrays.stream(before, i, i + leadWeeks).sum());
        mean = Arrays.stream(sums).average().orElse(0);
        deviation = Math.sqrt(
                Arrays.stream(sums).map(s -> Math.pow(s - mean, 2)).average().orElse(0));
        forecasts = IntStream.range(start, article.weeks())
                .mapToObj(week ->
                        choice.forecast(article.historyBefore(week), leadWeeks).distribution())
                .toList();
        warehouse = new Warehouse(
                article.dailyFrom(start),
                warmUpWeeks * DailySales.DAYS,
                (int) Math.max(1, Math.round(mean)),
                leadWeeks * DailySales.DAYS);
    }

    Outcome run(Policy policy, double level) {
        return warehouse.run(reorderPoint(policy, level));
    }

    private IntUnaryOperator reorderPoint(Policy policy, double level) {
        return switch (policy) {
            case STATIC -> constant(mean + Normal.quantile(level) * deviation);
            case FROZEN -> constant(forecasts.getFirst().quantile(level));
            case RENEWED -> {
                int[] points = forecasts.stream()
                        .mapToInt(forecast -> units(forecast.quantile(level)))
                        .toArray();
                yield day -> points[day / DailySales.DAYS];
            }
        };
    }

    private static IntUnaryOperator constant(double point) {
        int units = units(point);
        return day -> units;
    }

    private static int units(double point) {
        return (int) Math.max(0, Math.ceil(point));
    }
}
