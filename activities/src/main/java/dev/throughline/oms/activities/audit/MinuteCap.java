package dev.throughline.oms.activities.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Counts what each subject has used of its minute, in a bounded space: in a minute of very many subjects, new ones get nothing. */
final class MinuteCap {
    private static final int SUBJECTS = 10_000;

    private final int perMinute;
    private final Map<String, Integer> used = new HashMap<>();
    private Instant minute = Instant.MIN;

    MinuteCap(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Whether there is room for one more, which is taken. */
    synchronized boolean take(String subject, Instant now) {
        var current = now.truncatedTo(ChronoUnit.MINUTES);
        if (!current.equals(minute)) {
            minute = current;
            used.clear();
        }
        if (used.size() >= SUBJECTS && !used.containsKey(subject)) {
            return false;
        }
        return used.merge(subject, 1, Integer::sum) <= perMinute;
    }
}
