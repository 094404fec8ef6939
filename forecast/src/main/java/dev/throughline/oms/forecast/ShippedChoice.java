package dev.throughline.oms.forecast;

import java.util.List;

/**
 * The models that are in use, for weeks as periods. Which, and how many are blended, was settled by {@code ./run demand-backtest}: see
 * docs/demand.md before you change them.
 */
public final class ShippedChoice {
    /** What the backtest measures losses of, and what is stored of a forecast. */
    public static final List<Double> QUANTILES = List.of(0.5, 0.9, 0.95);

    private static final double ERRORS_HALF_LIFE = 8;
    private static final List<DemandModel> CANDIDATES = List.of(
            new CountedDemand(new Tsb(0.2, 0.2), ERRORS_HALF_LIFE),
            new CountedDemand(new Tsb(0.1, 0.1), ERRORS_HALF_LIFE),
            new CountedDemand(new Tsb(0.3, 0.3), ERRORS_HALF_LIFE),
            new CountedDemand(new ExponentialSmoothing(0.2), ERRORS_HALF_LIFE),
            new CountedDemand(new Croston(0.1, true), ERRORS_HALF_LIFE),
            new RelativeBands(new ExponentialSmoothing(0.2)),
            new RelativeBands(new Tsb(0.3, 0.3)),
            new CountedDemand(new ExponentialSmoothing(0.4), ERRORS_HALF_LIFE),
            new ErrorBands(new TunedSmoothing()),
            new RecentDemand(5),
            new RecentDemand(13));
    private static final int ORIGINS = 12;
    private static final int BEST = 3;

    private ShippedChoice() {}

    public static ModelChoice get() {
        return new ModelChoice(CANDIDATES, QUANTILES, ORIGINS, BEST);
    }
}
