package dev.throughline.oms.forecast;

import java.util.Locale;

/**
 * The method of Teunter, Syntetos and Babai: the size z of demands is smoothed where there is demand, its probability p in every
 * period, so that the rate z × p falls when demand ends (Intermittent demand: linking forecasting to inventory obsolescence, European
 * Journal of Operational Research 214, 2011).
 *
 * @param alpha of the size, above 0, at most 1
 * @param beta of the probability, above 0, at most 1
 */
public record Tsb(double alpha, double beta) implements RateModel {
    public Tsb {
        Smoothing.check(alpha);
        Smoothing.check(beta);
    }

    @Override
    public String label() {
        return String.format(Locale.ROOT, "TSB %.2f %.2f", alpha, beta);
    }

    @Override
    public double[] rates(double[] demand) {
        var rates = new double[demand.length];
        double size = 0;
        double probability = 0;
        for (int t = 0; t < demand.length; t++) {
            if (demand[t] <= 0) {
                probability *= 1 - beta;
            } else if (probability == 0) {
                size = demand[t];
                probability = 1.0 / (t + 1);
            } else {
                size += alpha * (demand[t] - size);
                probability += beta * (1 - probability);
            }
            rates[t] = size * probability;
        }
        return rates;
    }
}
