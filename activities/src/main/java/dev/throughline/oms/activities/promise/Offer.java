package dev.throughline.oms.activities.promise;

import dev.throughline.oms.activities.promise.OrderPromises.Wish;
import dev.throughline.oms.activities.promise.Promises.Kind;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.Sku;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is signed: enough to know the order that it was made for, no personal data beyond a postcode.
 *
 * @param units fingerprint of the basket
 * @param postcode as it was asked for, whole or its first part
 */
record Offer(
        String channel,
        Kind kind,
        @Nullable String store,
        @Nullable String postcode,
        String units,
        Instant by,
        Instant expires) {
    private static final int FINGERPRINT_BYTES = 16;

    static String fingerprint(Map<Sku, Integer> units) {
        try {
            var text = new TreeMap<>(units).toString().getBytes(StandardCharsets.UTF_8);
            var digest = MessageDigest.getInstance("SHA-256").digest(text);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, FINGERPRINT_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    boolean isFor(Wish wish) {
        boolean collects = method().isCollected();
        return channel.equals(wish.channel().value())
                && wish.method() == method()
                && (!collects
                        || (wish.pickupLocation() != null
                                && wish.pickupLocation().value().equals(store)))
                && (collects || isThere(wish.postcode()))
                && units.equals(fingerprint(wish.units()));
    }

    private FulfillmentMethod method() {
        return switch (kind) {
            case COLLECT -> FulfillmentMethod.PICKUP;
            case SHIP_TO_STORE -> FulfillmentMethod.SHIP_TO_STORE;
            case STANDARD, EXPRESS, SAME_DAY -> FulfillmentMethod.SHIP;
        };
    }

    private boolean isThere(@Nullable String address) {
        return postcode == null
                || (address != null && PostcodeArea.normal(address).startsWith(PostcodeArea.normal(postcode)));
    }
}
