package dev.throughline.oms.activities.shipping;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Numbers that look drawn by lot and are the same in every run. */
final class Chance {
    private Chance() {}

    /** 0 (inclusive) to 1 (exclusive), decided by seed and name alone. */
    static double of(long seed, String name) {
        var digest = UUID.nameUUIDFromBytes((seed + "/" + name).getBytes(StandardCharsets.UTF_8));
        return (digest.getLeastSignificantBits() & 0xFFFFFFFFL) / (double) (1L << 32);
    }
}
