package dev.throughline.oms.worker.problem;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** RFC 3339 times that a database can compare: years 1970 to 9999. */
public final class EdgeTimes {
    private EdgeTimes() {}

    /** @throws IllegalArgumentException for anything else */
    static Instant parse(String text) {
        try {
            var time = OffsetDateTime.parse(text).toInstant();
            if (!isInRange(time)) {
                throw new IllegalArgumentException("out of range");
            }
            return time;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time", e);
        }
    }

    public static boolean isInRange(Instant time) {
        var year = time.atOffset(ZoneOffset.UTC).getYear();
        return year >= 1970 && year <= 9999;
    }
}
