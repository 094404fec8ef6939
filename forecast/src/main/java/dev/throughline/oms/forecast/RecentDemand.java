package dev.throughline.oms.forecast;

import java.util.Locale;

/**
 * What the demand over as many periods was, overlapping, the recent more than the old (Boylan and Babai, On the performance of
 * overlapping and non-overlapping temporal demand aggregation approaches, International Journal of Production Economics 181, 2016).
 *
 * @param halfLife periods after which an observation weighs half
 */
public record RecentDemand(double halfLife) implements DemandModel {
    @Override
    public String label() {
        return String.format(Locale.ROOT, "recent %.0f", halfLife);
    }

    @Override
    public Distribution forecast(double[] demand, int horizon) {
        var sums = Windows.sums(demand, horizon, 0);
        if (sums.length == 0) {
            return PoissonStart.of(demand, horizon);
        }
        var weights = Windows.weights(sums.length, halfLife);
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += weights[i] * sums[i];
            weight += weights[i];
        }
        return new WeightedSample(sum / weight, sums, weights);
    }
}
