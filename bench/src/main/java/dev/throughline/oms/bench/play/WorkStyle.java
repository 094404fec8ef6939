package dev.throughline.oms.bench.play;

import java.util.Locale;

/** How the people at a location work. */
enum WorkStyle {
    ORDINARY(30, 0.01, 0.01),
    FAST(0, 0.005, 0.005),
    SLOW(200, 0.01, 0.01),
    /** Has too few people, and says so. */
    REJECTING(30, 0.12, 0.01),
    /** Its books are better than its shelves. */
    SHORT_PICKING(30, 0.01, 0.05);

    private final int pauseMillis;
    private final double rejects;
    private final double shortPicks;

    WorkStyle(int pauseMillis, double rejects, double shortPicks) {
        this.pauseMillis = pauseMillis;
        this.rejects = rejects;
        this.shortPicks = shortPicks;
    }

    /** What an act takes them. */
    void work() throws InterruptedException {
        Thread.sleep(pauseMillis);
    }

    /** The share of requests that they reject. */
    double rejects() {
        return rejects;
    }

    /** The share of lines of which they do not find everything. */
    double shortPicks() {
        return shortPicks;
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
