package dev.throughline.oms.forecast;

/** The standard normal distribution. */
public final class Normal {
    private static final double[] ABOVE = {2.515517, 0.802853, 0.010328};
    private static final double[] BELOW = {1.432788, 0.189269, 0.001308};

    private Normal() {}

    /**
     * The inverse of its distribution function, to 4.5 × 10⁻⁴ (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.23).
     *
     * @param p above 0, below 1
     */
    public static double quantile(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("a probability must be above 0 and below 1, not " + p);
        }
        double t = Math.sqrt(-2 * Math.log(Math.min(p, 1 - p)));
        double above = ABOVE[0] + t * (ABOVE[1] + t * ABOVE[2]);
        double below = 1 + t * (BELOW[0] + t * (BELOW[1] + t * BELOW[2]));
        double tail = t - above / below;
        return p < 0.5 ? -tail : tail;
    }
}
