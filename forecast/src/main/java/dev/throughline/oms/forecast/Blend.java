package dev.throughline.oms.forecast;

import java.util.List;

/**
 * Forecasts put together by the mean of their quantiles (Lichtendahl, Grushka-Cockayne and Winkler, Is it better to average
 * probabilities or quantiles?, Management Science 59, 2013).
 */
record Blend(List<Distribution> parts) implements Distribution {
    Blend {
        parts = List.copyOf(parts);
    }

    @Override
    public double mean() {
        return parts.stream().mapToDouble(Distribution::mean).average().orElse(0);
    }

    @Override
    public double quantile(double p) {
        return parts.stream().mapToDouble(part -> part.quantile(p)).average().orElse(0);
    }
}
