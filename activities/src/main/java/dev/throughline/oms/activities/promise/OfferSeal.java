package dev.throughline.oms.activities.promise;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Signs offers with HMAC-SHA-256, by the key that the database was created with. */
@Component
class OfferSeal {
    private static final String ALGORITHM = "HmacSHA256";

    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient jdbc;
    private volatile @Nullable SecretKeySpec key;

    OfferSeal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String seal(Offer offer) {
        var text = encode(json.writeValueAsBytes(offer));
        return text + "." + encode(sign(text));
    }

    /** Empty when it was not signed here. */
    Optional<Offer> open(String sealed) {
        int dot = sealed.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        var text = sealed.substring(0, dot);
        try {
            var signature = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
            return MessageDigest.isEqual(signature, sign(text))
                    ? Optional.of(json.readValue(Base64.getUrlDecoder().decode(text), Offer.class))
                    : Optional.empty();
        } catch (IllegalArgumentException | JacksonException _) {
            return Optional.empty();
        }
    }

    private byte[] sign(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private SecretKeySpec key() {
        var known = key;
        if (known == null) {
            var secret = jdbc.sql("SELECT secret FROM promise.signing_key ORDER BY id DESC LIMIT 1")
                    .query(byte[].class)
                    .single();
            known = new SecretKeySpec(secret, ALGORITHM);
            key = known;
        }
        return known;
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
