package dev.throughline.oms.forecast;

/**
 * Simple exponential smoothing with the α of 0.05, 0.10 … 0.95 whose forecasts of the next period had the least squared error over the
 * history (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., section 8.1). The earlier rates are those of the
 * α that the whole history chose.
 */
public record TunedSmoothing() implements RateModel {
    private static final int STEPS = 20;

    @Override
    public String label() {
        return "SES tuned";
    }

    @Override
    public double[] rates(double[] demand) {
        return new ExponentialSmoothing(alpha(demand)).rates(demand);
    }

    private static double alpha(double[] demand) {
        double best = 1.0 / STEPS;
        double least = Double.POSITIVE_INFINITY;
        for (int step = 1; step < STEPS; step++) {
            double alpha = (double) step / STEPS;
            double squares = squaredErrors(demand, alpha);
            if (squares < least) {
                least = squares;
                best = alpha;
            }
        }
        return best;
    }

    private static double squaredErrors(double[] demand, double alpha) {
        double level = demand.length == 0 ? 0 : demand[0];
        double squares = 0;
        for (int t = 1; t < demand.length; t++) {
            double error = demand[t] - level;
            squares += error * error;
            level += alpha * error;
        }
        return squares;
    }
}
