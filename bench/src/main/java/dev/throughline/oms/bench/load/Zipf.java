package dev.throughline.oms.bench.load;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Ranks from 1 to n, rank k with a probability proportional to 1 / k^s. */
final class Zipf {
    private final double[] cumulated;

    Zipf(int ranks, double exponent) {
        if (ranks < 1) {
            throw new IllegalArgumentException("there must be at least one rank, not " + ranks);
        }
        cumulated = new double[ranks];
        double sum = 0;
        for (int rank = 1; rank <= ranks; rank++) {
            sum += 1 / Math.pow(rank, exponent);
            cumulated[rank - 1] = sum;
        }
    }

    int rank(SplittableRandom random) {
        int found = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[cumulated.length - 1]);
        return Math.min(cumulated.length, 1 + (found < 0 ? -found - 1 : found));
    }
}
