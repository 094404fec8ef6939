package dev.throughline.oms.worker.temporal;

import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The keys that payloads are encrypted with, by id: one active, the others to read what is older. */
final class KeyRing {
    private static final int KEY_BYTES = 32;

    private final Map<String, SecretKey> keys;
    private final String activeId;

    KeyRing(Map<String, String> base64ById, String activeId) {
        if (!base64ById.containsKey(activeId)) {
            throw new IllegalStateException("throughline.codec.keys." + activeId
                    + " is missing: give 32 bytes in base64, such as from `openssl rand -base64 32`");
        }
        this.keys = base64ById.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> key(e.getKey(), e.getValue())));
        this.activeId = activeId;
    }

    private static SecretKey key(String id, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException _) {
            bytes = new byte[0];
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException("throughline.codec.keys." + id + " must be 32 bytes in base64");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    String activeId() {
        return activeId;
    }

    SecretKey active() {
        return get(activeId);
    }

    SecretKey get(String id) {
        var key = keys.get(id);
        if (key == null) {
            throw new IllegalArgumentException("the key ring has no key '" + id + "'");
        }
        return key;
    }
}
