package dev.throughline.oms.bench.play;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.SplittableRandom;

/** Chance by a fixed seed. What is drawn depends on the seed, the purpose and the key only, never on the order of drawing. */
record Chance(long seed) {
    SplittableRandom of(String purpose, String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((seed + "\n" + purpose + "\n" + key).getBytes(StandardCharsets.UTF_8));
            return new SplittableRandom(ByteBuffer.wrap(digest).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean hits(double share, String purpose, String key) {
        return of(purpose, key).nextDouble() < share;
    }

    <T> T pick(List<T> choices, String purpose, String key) {
        return choices.get(of(purpose, key).nextInt(choices.size()));
    }

    /** Picks by weight. */
    <T> T weighted(List<Weighted<T>> choices, String purpose, String key) {
        int total = choices.stream().mapToInt(Weighted::weight).sum();
        int at = of(purpose, key).nextInt(total);
        for (Weighted<T> choice : choices) {
            at -= choice.weight();
            if (at < 0) {
                return choice.value();
            }
        }
        throw new IllegalStateException("weights must be positive");
    }

    record Weighted<T>(T value, int weight) {}
}
