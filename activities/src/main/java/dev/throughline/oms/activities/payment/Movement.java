package dev.throughline.oms.activities.payment;

import dev.throughline.oms.workflows.payment.PaymentRefusal;
import dev.throughline.oms.workflows.payment.PaymentResult;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One movement of an order's money: an intent first, then what became of it.
 *
 * @param isNew written just now, so that nobody can have asked the gateway yet
 * @param authorizationKey which authorization it takes from; missing for a new one and for what was refused at once
 * @param authorizationReference the gateway's reference of that authorization
 */
record Movement(
        OrderId order,
        String key,
        Kind kind,
        Money amount,
        Status status,
        boolean isNew,
        @Nullable String authorizationKey,
        @Nullable String authorizationReference,
        @Nullable String reference,
        @Nullable PaymentRefusal refusal) {
    enum Kind {
        AUTHORIZE,
        CAPTURE,
        REFUND,
        VOID,
        TILL
    }

    enum Status {
        /** The gateway is to be asked, or was asked and has not answered. */
        PENDING,
        DONE,
        REFUSED
    }

    static Movement intent(OrderId order, String key, Kind kind, Money amount) {
        return new Movement(order, key, kind, amount, Status.PENDING, true, null, null, null, null);
    }

    Movement from(Authorization authorization) {
        return new Movement(
                order,
                key,
                kind,
                amount,
                status,
                isNew,
                authorization.key(),
                authorization.reference(),
                reference,
                refusal);
    }

    /** A void moves what the gateway says; everything else what was asked. */
    Movement settledBy(GatewayAnswer answer) {
        return new Movement(
                order,
                key,
                kind,
                kind == Kind.VOID ? answer.amount() : amount,
                answer.wasRefused() ? Status.REFUSED : Status.DONE,
                false,
                authorizationKey,
                authorizationReference,
                answer.reference(),
                answer.refusal());
    }

    Movement refusedFor(PaymentRefusal why) {
        return settledBy(GatewayAnswer.refused(why, amount.currency()));
    }

    boolean isPending() {
        return status == Status.PENDING;
    }

    /** Unique over all orders: the key of idempotency at the gateway. */
    String gatewayKey() {
        return order + "/" + key;
    }

    String takenFrom() {
        return Objects.requireNonNull(authorizationReference, "this movement takes from no authorization");
    }

    /** The gateway's reference of what was moved. */
    String movedReference() {
        return Objects.requireNonNull(reference, "ask once the gateway has answered");
    }

    PaymentResult result() {
        return refusal == null ? PaymentResult.done(movedReference()) : PaymentResult.refused(refusal);
    }
}
