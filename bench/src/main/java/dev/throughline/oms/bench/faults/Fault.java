package dev.throughline.oms.bench.faults;

import java.time.Duration;

/**
 * Something that happens to a server.
 *
 * @param lasts from the blow until the server is started again or may go on
 */
record Fault(Kind kind, Victim victim, Duration lasts) {
    /** How it fails. */
    enum Kind {
        /** SIGKILL, as a power cut. */
        KILL,
        /** SIGSTOP, then SIGCONT: its connections stay open and nothing answers. */
        HANG,
        /** Stopped in order, then started again. */
        OUTAGE,
        /** Stopped in order while its work goes on elsewhere, started again at once, as by a deployment. */
        ROLL,
        /** An instance is killed together with Temporal, and started again before it. */
        STRAND
    }

    /** What fails. */
    enum Victim {
        APPLICATION_1,
        APPLICATION_2,
        POSTGRESQL,
        TEMPORAL;

        boolean isApplication() {
            return this == APPLICATION_1 || this == APPLICATION_2;
        }
    }

    @Override
    public String toString() {
        return kind + " " + victim + (lasts.isZero() ? "" : " for " + lasts.toMillis() + " ms");
    }
}
