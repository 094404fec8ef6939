package dev.throughline.oms.workflows.payment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway said.
 *
 * @param reference the gateway's reference; missing when nothing was moved
 * @param reason why it was refused; only for {@code REFUSED}
 */
public record PaymentResult(
        Outcome outcome,
        @Nullable String reference,
        @Nullable PaymentRefusal reason) {
    public enum Outcome {
        DONE,
        REFUSED
    }

    public static PaymentResult done(String reference) {
        return new PaymentResult(Outcome.DONE, reference, null);
    }

    public static PaymentResult refused(PaymentRefusal reason) {
        return new PaymentResult(Outcome.REFUSED, null, reason);
    }

    @JsonIgnore
    public boolean wasRefused() {
        return outcome == Outcome.REFUSED;
    }
}
