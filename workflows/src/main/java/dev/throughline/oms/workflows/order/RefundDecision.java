package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;
import org.jspecify.annotations.Nullable;

/**
 * How the customer is to get money that did not go back.
 *
 * @param reference for {@code SETTLED_OTHERWISE}, and only then: where the payment is found; no account number
 */
public record RefundDecision(Choice choice, @Nullable String reference, Actor actor, String reason) {
    public enum Choice {
        /** Ask the gateway again. */
        RETRY,
        /** A person has paid by other means. */
        SETTLED_OTHERWISE
    }
}
