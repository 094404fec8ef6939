package dev.throughline.oms.bench.load;

import java.util.Arrays;

/** Percentiles by the nearest rank: the smallest value that at least that share of all values does not exceed. */
final class Latencies {
    private final long[] sorted;

    Latencies(long[] nanos) {
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    int count() {
        return sorted.length;
    }

    /**
     * In milliseconds; 0 without values.
     *
     * @param percentile above 0, at most 100
     */
    double millis(double percentile) {
        if (percentile <= 0 || percentile > 100) {
            throw new IllegalArgumentException("a percentile is above 0 and at most 100, not " + percentile);
        }
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(percentile / 100 * sorted.length);
        return sorted[rank - 1] / 1e6;
    }
}
