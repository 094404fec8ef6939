package dev.throughline.oms.activities.picking;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.throughline.oms.workflows.shared.LocationId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A wave, derived from its location and the document that asked for it. */
public record WaveId(String value) {
    private static final int BYTES = 14;

    public WaveId {
        if (!value.matches("wav_[0-9a-z]{1,60}")) {
            throw new IllegalArgumentException("not a wave id: '" + value + "'");
        }
    }

    static WaveId of(LocationId location, String document) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest((location + "\0" + document).getBytes(UTF_8));
            return new WaveId("wav_" + HexFormat.of().formatHex(hash, 0, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
