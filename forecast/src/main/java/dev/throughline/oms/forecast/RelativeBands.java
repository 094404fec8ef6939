package dev.throughline.oms.forecast;

import java.util.Arrays;

/**
 * What the demand was, in proportion to what was forecast for it, times the forecast of today: errors grow and shrink with the level. A
 * part of the long mean is added to both, since the proportion to next to nothing says nothing.
 */
public record RelativeBands(RateModel model) implements DemandModel {
    private static final double PART_OF_MEAN = 0.3;

    @Override
    public String label() {
        return model.label() + " × errors";
    }

    @Override
    public Distribution forecast(double[] demand, int horizon) {
        var rates = model.rates(demand);
        double now = rates[demand.length - 1];
        double ground = PART_OF_MEAN * Arrays.stream(demand).average().orElse(0);
        var sums = Windows.sums(demand, horizon, 1);
        if (sums.length == 0 || ground == 0) {
            return new NegativeBinomial(now * horizon, now * horizon);
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] *= (now + ground) / (rates[i] + ground);
        }
        return new WeightedSample(now * horizon, sums, Windows.weights(sums.length, Windows.FOREVER));
    }
}
