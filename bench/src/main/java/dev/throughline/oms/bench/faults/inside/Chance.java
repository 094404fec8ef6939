package dev.throughline.oms.bench.faults.inside;

import java.util.SplittableRandom;

/** What a seed says about a thing, however often and in whatever order it is asked. */
public final class Chance {
    private Chance() {}

    /** 0 (inclusive) to 1 (exclusive). Neighboring things get unlike numbers: the generator mixes them. */
    public static double of(long seed, long thing) {
        return new SplittableRandom(seed * 1_000_003 + thing).nextDouble();
    }
}
