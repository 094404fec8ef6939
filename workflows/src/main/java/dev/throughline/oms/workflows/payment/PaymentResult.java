package dev.throughline.oms.workflows.payment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway said.
 *
 * @param reference the gateway's reference; missing when nothing was moved
 * @param reason why it was refused; only for {@code REFUSED}
 * @param expiresAt when an authorization lapses; missing for everything else, and where it never does
 */
public record PaymentResult(
        Outcome outcome,
        @Nullable String reference,
        @Nullable PaymentRefusal reason,
        @Nullable Instant expiresAt) {
    public enum Outcome {
        DONE,
        REFUSED
    }

    public static PaymentResult done(String reference) {
        return new PaymentResult(Outcome.DONE, reference, null, null);
    }

    public static PaymentResult authorized(String reference, @Nullable Instant expiresAt) {
        return new PaymentResult(Outcome.DONE, reference, null, expiresAt);
    }

    public static PaymentResult refused(PaymentRefusal reason) {
        return new PaymentResult(Outcome.REFUSED, null, reason, null);
    }

    @JsonIgnore
    public boolean wasRefused() {
        return outcome == Outcome.REFUSED;
    }
}
