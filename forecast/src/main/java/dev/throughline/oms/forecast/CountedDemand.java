package dev.throughline.oms.forecast;

import java.util.Locale;

/**
 * A point forecast as the mean of a negative binomial distribution, whose variance is the mean of the squared errors over the same
 * horizon, the recent more than the old.
 *
 * @param halfLife periods after which an error weighs half
 */
public record CountedDemand(RateModel model, double halfLife) implements DemandModel {
    @Override
    public String label() {
        return String.format(Locale.ROOT, "%s, negative binomial", model.label());
    }

    @Override
    public Distribution forecast(double[] demand, int horizon) {
        var rates = model.rates(demand);
        double now = horizon * rates[demand.length - 1];
        var sums = Windows.sums(demand, horizon, 1);
        var weights = Windows.weights(sums.length, halfLife);
        double squares = 0;
        double weight = 0;
        for (int i = 0; i < sums.length; i++) {
            squares += weights[i] * Math.pow(sums[i] - horizon * rates[i], 2);
            weight += weights[i];
        }
        return new NegativeBinomial(now, weight == 0 ? now : squares / weight);
    }
}
