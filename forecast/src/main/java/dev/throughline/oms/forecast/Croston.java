package dev.throughline.oms.forecast;

import java.util.Locale;

/**
 * Croston's method: the size z of demands and the interval p between them are smoothed each by itself, where there is demand; the rate
 * is z ÷ p (J. D. Croston, Forecasting and stock control for intermittent demands, Operational Research Quarterly 23, 1972). It is
 * biased upwards; the approximation of Syntetos and Boylan multiplies by 1 − α ÷ 2 (The accuracy of intermittent demand estimates,
 * International Journal of Forecasting 21, 2005).
 *
 * @param alpha above 0, at most 1; of sizes and intervals alike
 * @param corrected with the factor of Syntetos and Boylan
 */
public record Croston(double alpha, boolean corrected) implements RateModel {
    public Croston {
        Smoothing.check(alpha);
    }

    @Override
    public String label() {
        return String.format(Locale.ROOT, "%s %.2f", corrected ? "SBA" : "Croston", alpha);
    }

    @Override
    public double[] rates(double[] demand) {
        var rates = new double[demand.length];
        double factor = corrected ? 1 - alpha / 2 : 1;
        double size = 0;
        double interval = 0;
        int since = 1;
        for (int t = 0; t < demand.length; t++) {
            if (demand[t] > 0) {
                boolean first = interval == 0;
                size = first ? demand[t] : size + alpha * (demand[t] - size);
                interval = first ? since : interval + alpha * (since - interval);
                since = 0;
            }
            since++;
            rates[t] = interval == 0 ? 0 : factor * size / interval;
        }
        return rates;
    }
}
