package dev.throughline.oms.activities.shipping;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signatures by Standard Webhooks, over the raw bytes. */
final class StandardSignature {
    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    private StandardSignature() {}

    /**
     * The message's id, if one of the secrets has signed it within the last 300 seconds, or the next.
     *
     * @throws ForgedWebhookException if not
     */
    static String verify(Function<String, @Nullable String> header, byte[] body, List<String> secrets, Clock clock) {
        var id = header.apply(ID);
        var timestamp = header.apply(TIMESTAMP);
        var signatures = header.apply(SIGNATURE);
        if (id == null || id.isBlank() || id.length() > 128 || timestamp == null || signatures == null) {
            throw new ForgedWebhookException("not signed");
        }
        var sentAt = instant(timestamp);
        if (Duration.between(sentAt, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
            throw new ForgedWebhookException("not of now");
        }
        for (var secret : secrets) {
            var expected = (VERSION + sign(secret, id, timestamp, body)).getBytes(StandardCharsets.UTF_8);
            for (var given : signatures.split(" ", -1)) {
                if (MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
                    return id;
                }
            }
        }
        throw new ForgedWebhookException("signed by somebody else");
    }

    private static Instant instant(String timestamp) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(timestamp));
        } catch (NumberFormatException | DateTimeException _) {
            throw new ForgedWebhookException("not signed");
        }
    }

    /** Base64 of the HMAC. */
    static String sign(String secret, String id, String timestamp, byte[] body) {
        var signed = new ByteArrayOutputStream();
        signed.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(body);
        return Base64.getEncoder().encodeToString(hmac(key(secret), signed.toByteArray()));
    }

    private static byte[] key(String secret) {
        return Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
    }

    static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
