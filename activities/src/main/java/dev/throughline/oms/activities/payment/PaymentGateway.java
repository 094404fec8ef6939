package dev.throughline.oms.activities.payment;

import dev.throughline.oms.workflows.shared.Money;
import java.util.Optional;

/**
 * A payment gateway: what the record of money asks of a vendor. Every call is idempotent by key: the same key with the same
 * parameters answers the first result, also concurrently; with other parameters it throws {@link IllegalArgumentException}. What
 * the gateway refuses is an answer. {@link GatewayUnavailableException} means that the outcome is unknown: look it up, then call
 * again with the same key.
 *
 * <p>Never called inside a database transaction.
 */
interface PaymentGateway {
    /** Holds the amount on the token's tender. Its answer's reference names the authorization in the calls below. */
    GatewayAnswer authorize(String key, String token, Money amount);

    /** Takes a part of what is held. May be called several times. */
    GatewayAnswer capture(String key, String authorization, Money amount);

    /**
     * Releases what is held and not captured; the answer's amount says how much. Releases zero when nothing is left, and closes the
     * authorization in any case. Never refuses.
     *
     * @param currency of the authorization
     */
    GatewayAnswer voidAuthorization(String key, String authorization, String currency);

    /** Gives back a part of what was captured from this authorization. */
    GatewayAnswer refund(String key, String authorization, Money amount);

    /** What became of a call; empty when the gateway never saw its key, or refused the token outright. */
    Optional<GatewayAnswer> find(String key);
}
