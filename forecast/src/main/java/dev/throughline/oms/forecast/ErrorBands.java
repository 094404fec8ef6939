package dev.throughline.oms.forecast;

/**
 * A point forecast and the errors that it made over the same horizon: quantile = forecast + quantile of the errors, at least 0. What
 * gives a plain model the quantiles that it has none of.
 */
public record ErrorBands(RateModel model) implements DemandModel {
    @Override
    public String label() {
        return model.label() + " + errors";
    }

    @Override
    public Distribution forecast(double[] demand, int horizon) {
        var rates = model.rates(demand);
        double now = horizon * rates[demand.length - 1];
        var sums = Windows.sums(demand, horizon, 1);
        if (sums.length == 0) {
            return new NegativeBinomial(now, now);
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] += now - horizon * rates[i];
        }
        return new WeightedSample(now, sums, Windows.weights(sums.length, Windows.FOREVER));
    }
}
