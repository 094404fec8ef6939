package dev.throughline.oms.worker.orders;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What identifies a request that may be repeated: the id of what it creates, and a fingerprint of what it says. */
public final class RequestKeys {
    /** Crockford's base 32, in lower case: no I, L, O, U. */
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int DIGITS_OF_ID = 20;

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private RequestKeys() {}

    /** 100 bits of SHA-256 over client, NUL and key: the same request meets the same id. */
    public static String id(String prefix, String client, String key) {
        var hash = sha256((client + "\0" + key).getBytes(StandardCharsets.UTF_8));
        var id = new StringBuilder(prefix);
        int bits = 0;
        int pending = 0;
        for (int i = 0; id.length() < prefix.length() + DIGITS_OF_ID; i++) {
            pending = (pending << 8) | (hash[i] & 0xff);
            for (bits += 8; bits >= 5 && id.length() < prefix.length() + DIGITS_OF_ID; bits -= 5) {
                id.append(DIGITS.charAt((pending >> (bits - 5)) & 0x1f));
            }
            pending &= (1 << bits) - 1;
        }
        return id.toString();
    }

    /** SHA-256 over the body as it was understood, in canonical JSON: the order of fields and blanks do not count. */
    public static String fingerprint(Object body) {
        return HexFormat.of().formatHex(sha256(CANONICAL.writeValueAsBytes(body)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
