package dev.throughline.oms.forecast;

/** How far a forecast was off. */
public final class Accuracy {
    private Accuracy() {}

    /** The pinball loss of a quantile (Koenker and Bassett, Regression Quantiles, Econometrica 46, 1978). */
    public static double pinball(double actual, double quantile, double p) {
        return actual >= quantile ? p * (actual - quantile) : (1 - p) * (quantile - actual);
    }

    /**
     * What absolute errors are scaled by: the mean absolute error of the naive forecast over the history (Hyndman and Koehler, Another
     * look at measures of forecast accuracy, International Journal of Forecasting 22, 2006). 0 if it never changed.
     */
    public static double absoluteScale(double[] demand) {
        double sum = 0;
        for (int t = 1; t < demand.length; t++) {
            sum += Math.abs(demand[t] - demand[t - 1]);
        }
        return demand.length < 2 ? 0 : sum / (demand.length - 1);
    }

    /** What squared errors are scaled by: the mean squared error of the naive forecast over the history; as above. */
    public static double squaredScale(double[] demand) {
        double sum = 0;
        for (int t = 1; t < demand.length; t++) {
            sum += Math.pow(demand[t] - demand[t - 1], 2);
        }
        return demand.length < 2 ? 0 : sum / (demand.length - 1);
    }
}
