package dev.throughline.oms.bench.play;

import java.time.Instant;

/**
 * What all orders of a play share.
 *
 * @param runId in every idempotency key and document, so that two data folders never meet
 * @param startedAt when the play began first
 */
record PlayContext(
        Oms oms, Chance chance, Places places, Staff staff, Progress progress, String runId, Instant startedAt) {
    String key(String name) {
        return runId + "-" + name;
    }
}
