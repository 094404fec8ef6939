package dev.throughline.oms.worker.temporal;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Encryption of payloads.
 *
 * @param keys 32 bytes in base64, by key id
 * @param activeKey the key that encrypts; every key decrypts
 * @param uiOrigins origins of the Temporal UIs that may call the codec endpoint
 * @param tokenRequired whether the codec endpoint asks for a token of the role operations
 */
@ConfigurationProperties("throughline.codec")
public record CodecProperties(
        @DefaultValue Map<String, String> keys,
        @DefaultValue("k1") String activeKey,
        @DefaultValue List<String> uiOrigins,
        @DefaultValue("true") boolean tokenRequired) {
    @Override
    public String toString() {
        return "codec keys " + keys.keySet();
    }
}
