package dev.throughline.oms.forecast;

/** Sums over the horizon, as they were, each with the weight of its age. */
final class Windows {
    private Windows() {}

    /** The demand of each run of {@code horizon} periods from {@code first} on, oldest first. */
    static double[] sums(double[] demand, int horizon, int first) {
        var sums = new double[Math.max(0, demand.length - horizon - first + 1)];
        for (int i = 0; i < sums.length; i++) {
            for (int t = 0; t < horizon; t++) {
                sums[i] += demand[first + i + t];
            }
        }
        return sums;
    }

    /** 1 for the last, half of it {@code halfLife} places before. */
    static double[] weights(int count, double halfLife) {
        var weights = new double[count];
        for (int i = 0; i < count; i++) {
            weights[i] = Math.pow(0.5, (count - 1 - i) / halfLife);
        }
        return weights;
    }

    /** A half-life of which no weight is seen. */
    static final double FOREVER = 1e9;
}
