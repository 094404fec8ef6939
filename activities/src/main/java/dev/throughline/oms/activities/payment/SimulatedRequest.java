package dev.throughline.oms.activities.payment;

import dev.throughline.oms.workflows.shared.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call of the simulated gateway.
 *
 * @param subject the token of an authorization; the authorization of everything else
 * @param amount in minor units; missing for a void
 */
record SimulatedRequest(
        String key, Kind kind, String subject, @Nullable Long amount, String currency) {
    enum Kind {
        AUTHORIZE,
        CAPTURE,
        VOID,
        REFUND
    }

    static SimulatedRequest of(String key, Kind kind, String subject, Money amount) {
        return new SimulatedRequest(key, kind, subject, amount.amountMinor(), amount.currency());
    }

    Money money() {
        return new Money(Objects.requireNonNull(amount, "a void has no amount"), currency);
    }
}
