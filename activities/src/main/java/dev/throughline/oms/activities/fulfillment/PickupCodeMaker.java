package dev.throughline.oms.activities.fulfillment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Derives pickup codes, so that none is stored: the first 40 bits of HMAC-SHA256 over the fulfillment order's id and generation, as eight
 * characters of Crockford's base 32 (crockford.com/base32.html), which has no I, L, O or U.
 */
@Component
class PickupCodeMaker {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    PickupCodeMaker(PickupProperties properties) {
        key = new SecretKeySpec(properties.secret().getBytes(UTF_8), ALGORITHM);
    }

    String codeOf(Work work) {
        var mac = mac(work.id() + "#" + work.pickupGeneration());
        long bits = 0;
        for (int i = 0; i < LENGTH * 5 / 8; i++) {
            bits = bits << 8 | (mac[i] & 0xff);
        }
        var code = new StringBuilder();
        for (int i = LENGTH - 1; i >= 0; i--) {
            code.append(ALPHABET.charAt((int) (bits >>> (5 * i)) & 31));
        }
        return code.toString();
    }

    /** Compares in constant time. */
    boolean matches(Work work, String said) {
        return MessageDigest.isEqual(
                codeOf(work).getBytes(UTF_8), normalized(said).getBytes(UTF_8));
    }

    private static String normalized(String said) {
        return said.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    private byte[] mac(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
