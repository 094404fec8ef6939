package dev.throughline.oms.forecast;

/**
 * The negative binomial distribution by mean m and variance v: P(0) = (m/v)^r and P(k) = P(k−1) (r+k−1)/k (1 − m/v) with r = m² ÷ (v −
 * m) (Johnson, Kemp and Kotz, Univariate Discrete Distributions, 3rd ed., chapter 5). Usual for the demand over a lead time (Syntetos,
 * Babai and Altay, On the demand distributions of spare parts, International Journal of Production Research 50, 2012). Where P(0) is
 * too small to count from, the demand is large and the gamma distribution of the same mean and variance stands in, by Wilson and
 * Hilferty's cube root.
 *
 * @param variance at least 1.01 × mean: a Poisson distribution's is the mean
 */
record NegativeBinomial(double mean, double variance) implements Distribution {
    private static final double LEAST_DISPERSION = 1.01;
    private static final double LEAST_LOG = -700;

    NegativeBinomial {
        variance = Math.max(variance, mean * LEAST_DISPERSION);
    }

    @Override
    public double quantile(double p) {
        if (mean <= 0) {
            return 0;
        }
        double size = mean * mean / (variance - mean);
        double log = size * Math.log(mean / variance);
        return log < LEAST_LOG || mean > 10_000 ? gamma(p) : counted(p, size, Math.exp(log));
    }

    private double counted(double p, double size, double probabilityOfZero) {
        double share = 1 - mean / variance;
        double probability = probabilityOfZero;
        double sum = probability;
        double most = mean + 50 * Math.sqrt(variance);
        int k = 0;
        while (sum < p && k < most) {
            k++;
            probability *= (size + k - 1) / k * share;
            sum += probability;
        }
        return k;
    }

    private double gamma(double p) {
        double ninth = variance / (9 * mean * mean);
        double root = 1 - ninth + Normal.quantile(p) * Math.sqrt(ninth);
        return mean * Math.pow(Math.max(0, root), 3);
    }
}
