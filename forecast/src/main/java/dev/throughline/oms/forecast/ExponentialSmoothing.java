package dev.throughline.oms.forecast;

import java.util.Locale;

/**
 * Simple exponential smoothing (Brown 1956): l ← l + α (y − l), started with the first period.
 *
 * @param alpha above 0, at most 1
 */
public record ExponentialSmoothing(double alpha) implements RateModel {
    public ExponentialSmoothing {
        Smoothing.check(alpha);
    }

    @Override
    public String label() {
        return String.format(Locale.ROOT, "SES %.2f", alpha);
    }

    @Override
    public double[] rates(double[] demand) {
        var rates = new double[demand.length];
        double level = demand.length == 0 ? 0 : demand[0];
        for (int t = 0; t < demand.length; t++) {
            level += alpha * (demand[t] - level);
            rates[t] = level;
        }
        return rates;
    }
}
