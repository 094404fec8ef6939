package dev.throughline.oms.bench.oracle;

/**
 * What the pool said to each line, with the nanoseconds at which it was asked and at which its answer was there.
 *
 * @param accepted by the line's index
 */
@SuppressWarnings("ArrayRecordComponent") // Filled by many threads, each its own entries.
record Answers(boolean[] accepted, long[] asked, long[] answered) {
    static Answers of(int lines) {
        return new Answers(new boolean[lines], new long[lines], new long[lines]);
    }
}
