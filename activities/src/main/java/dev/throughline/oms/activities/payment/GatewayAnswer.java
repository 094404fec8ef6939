package dev.throughline.oms.activities.payment;

import dev.throughline.oms.workflows.payment.PaymentRefusal;
import dev.throughline.oms.workflows.shared.Money;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway said.
 *
 * @param reference the gateway's; missing when refused
 * @param amount what was moved; zero when refused
 * @param expiresAt when a new authorization lapses
 */
record GatewayAnswer(
        @Nullable String reference,
        Money amount,
        @Nullable PaymentRefusal refusal,
        @Nullable Instant expiresAt) {
    GatewayAnswer {
        if ((reference == null) == (refusal == null)) {
            throw new IllegalArgumentException("an answer has either a reference or a refusal");
        }
    }

    static GatewayAnswer done(String reference, Money amount) {
        return new GatewayAnswer(reference, amount, null, null);
    }

    static GatewayAnswer refused(PaymentRefusal refusal, String currency) {
        return new GatewayAnswer(null, Money.zero(currency), refusal, null);
    }

    boolean wasRefused() {
        return refusal != null;
    }

    /** The reference of what was moved. */
    String movedReference() {
        return Objects.requireNonNull(reference, "nothing was moved");
    }
}
