package dev.throughline.oms.bench.load;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The customer's code, computed with the secret that the load test itself gives to the application. The mail with the code is sent
 * as well, but when a customer reads it is not a part of what is measured.
 */
public final class PickupCode {
    public static final String SECRET = "pickup-secret-of-the-load-test";
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private PickupCode() {}

    /** The first 40 bits of HMAC-SHA256 over id and generation, five to a character. */
    public static String of(String fulfillmentOrder) {
        byte[] mac = mac(fulfillmentOrder + "#1");
        long bits = 0;
        for (int i = 0; i < 5; i++) {
            bits = bits << 8 | (mac[i] & 0xff);
        }
        StringBuilder code = new StringBuilder();
        for (int shift = 35; shift >= 0; shift -= 5) {
            code.append(ALPHABET.charAt((int) (bits >>> shift) & 31));
        }
        return code.toString();
    }

    private static byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
