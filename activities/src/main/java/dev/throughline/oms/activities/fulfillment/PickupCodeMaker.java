package dev.throughline.oms.activities.fulfillment;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Derives pickup codes, so that none is stored: the first 40 bits of HMAC-SHA256 over the fulfillment order's id and generation, as eight
 * characters of Crockford's base 32 (crockford.com/base32.html), which has no I, L, O or U.
 */
@Component
class PickupCodeMaker {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;
    private static final String PREFIX = "TL1:";
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    PickupCodeMaker(PickupProperties properties) {
        key = new SecretKeySpec(properties.secret().getBytes(UTF_8), ALGORITHM);
    }

    String codeOf(Work work) {
        return codeOf(work.id(), work.pickupGeneration(), null);
    }

    /** The code of another person who collects; ends with the customer's. */
    String proxyCodeOf(Work work) {
        return codeOf(work.id(), work.pickupGeneration(), work.proxyGeneration());
    }

    private String codeOf(FulfillmentOrderId id, int generation, @Nullable Integer proxy) {
        var mac = mac(id + "#" + generation + (proxy == null ? "" : "#proxy" + proxy));
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

    /** What a QR code holds, for the store's scanner. */
    static String payload(FulfillmentOrderId id, String code) {
        return PREFIX + id + ":" + code;
    }

    boolean matches(Work work, String said) {
        return matches(work.id(), work.pickupGeneration(), null, said);
    }

    boolean matchesProxy(Work work, String said) {
        return matches(work.id(), work.pickupGeneration(), work.proxyGeneration(), said);
    }

    /**
     * Compares in constant time.
     *
     * @param proxy the generation of another person's code; the customer's if missing
     */
    boolean matches(FulfillmentOrderId id, int generation, @Nullable Integer proxy, String said) {
        return MessageDigest.isEqual(
                codeOf(id, generation, proxy).getBytes(UTF_8),
                normalized(typed(id, said)).getBytes(UTF_8));
    }

    /** The code in what was scanned; a scan of another pickup's holds none. */
    private static String typed(FulfillmentOrderId id, String said) {
        if (!said.startsWith(PREFIX)) {
            return said;
        }
        var own = payload(id, "");
        return said.startsWith(own) ? said.substring(own.length()) : "";
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
