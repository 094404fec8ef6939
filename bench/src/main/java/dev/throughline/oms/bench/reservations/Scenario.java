package dev.throughline.oms.bench.reservations;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Who asks for what: the SKUs of one order, one unit each, without doubles. */
enum Scenario {
    /** Everybody wants the same. */
    HOT(1, 32) {
        @Override
        int[] skus(SplittableRandom random) {
            return new int[] {0};
        }
    },
    /** 1,000 SKUs, the k-th asked for in proportion to 1/k. */
    ZIPF(1, 32) {
        @Override
        int[] skus(SplittableRandom random) {
            return new int[] {Asked.rank(random)};
        }
    },
    /** Three of the 1,000 SKUs in an order. */
    THREE_LINES(3, 256) {
        @Override
        int[] skus(SplittableRandom random) {
            var chosen = new TreeSet<Integer>();
            while (chosen.size() < 3) {
                chosen.add(Asked.rank(random));
            }
            return chosen.stream().mapToInt(Integer::intValue).toArray();
        }
    },
    /** One after the other, nobody beside. */
    LONE(1, 1) {
        @Override
        int[] skus(SplittableRandom random) {
            return new int[] {Asked.rank(random)};
        }
    };

    static final int SKUS = 1_000;

    final int lines;
    final int inFlight;

    Scenario(int lines, int inFlight) {
        this.lines = lines;
        this.inFlight = inFlight;
    }

    /** Numbers from 0, ascending. */
    abstract int[] skus(SplittableRandom random);

    private static final class Asked {
        private static final double[] CUMULATED = cumulated();

        private static double[] cumulated() {
            var sums = new double[SKUS];
            double sum = 0;
            for (int k = 0; k < SKUS; k++) {
                sum += 1.0 / (k + 1);
                sums[k] = sum;
            }
            return sums;
        }

        static int rank(SplittableRandom random) {
            int found = Arrays.binarySearch(CUMULATED, random.nextDouble() * CUMULATED[SKUS - 1]);
            return Math.min(SKUS - 1, found < 0 ? -found - 1 : found);
        }
    }
}
