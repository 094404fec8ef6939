package dev.throughline.oms.forecast;

/** What smoothing constants have in common. */
final class Smoothing {
    private Smoothing() {}

    static void check(double constant) {
        if (!(constant > 0 && constant <= 1)) {
            throw new IllegalArgumentException("a smoothing constant must be above 0 and at most 1, not " + constant);
        }
    }
}
