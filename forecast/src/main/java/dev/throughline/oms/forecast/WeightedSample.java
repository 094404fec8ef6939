package dev.throughline.oms.forecast;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Values with weights, as an empirical distribution. */
final class WeightedSample implements Distribution {
    private static final double ROUNDING = 1e-9;

    private final double mean;
    private final double[] values;
    private final double[] cumulative;

    /**
     * A sample.
     *
     * @param values not empty; what is below 0 counts as 0
     * @param weights as many, none negative, not all 0
     */
    WeightedSample(double mean, double[] values, double[] weights) {
        this.mean = mean;
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(i -> i)
                .toArray();
        this.values =
                Arrays.stream(order).mapToDouble(i -> Math.max(0, values[i])).toArray();
        this.cumulative = Arrays.stream(order).mapToDouble(i -> weights[i]).toArray();
        Arrays.parallelPrefix(cumulative, Double::sum);
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double quantile(double p) {
        double total = cumulative[cumulative.length - 1];
        int place = Arrays.binarySearch(cumulative, (p - ROUNDING) * total);
        return values[Math.min(place < 0 ? -place - 1 : place, values.length - 1)];
    }
}
