package dev.throughline.oms.forecast;

import java.util.Arrays;

/** When the history is shorter than the horizon: its mean, dispersed like arrivals that do not know of each other. */
final class PoissonStart {
    private PoissonStart() {}

    static Distribution of(double[] demand, int horizon) {
        double mean = Arrays.stream(demand).average().orElse(0) * horizon;
        return new NegativeBinomial(mean, mean);
    }
}
