package dev.throughline.oms.activities.payment;

import dev.throughline.oms.activities.payment.Movement.Kind;
import dev.throughline.oms.workflows.payment.PaymentRefusal;
import dev.throughline.oms.workflows.shared.Money;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What an order's locked authorizations allow. A movement takes from one of them, the oldest that has enough. */
class Limits {
    private final List<Authorization> authorizations;
    private final Money amount;

    Limits(List<Authorization> authorizations, Money amount) {
        this.authorizations = authorizations;
        this.amount = amount;
        if (!authorizations.stream().allMatch(held -> held.currency().equals(amount.currency()))) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "a movement in " + amount.currency() + " of an order paid in another currency: use the order's",
                    "PAYMENT_CURRENCY");
        }
    }

    Optional<Authorization> source(Kind kind) {
        long wanted = amount.amountMinor();
        Predicate<Authorization> hasEnough = kind == Kind.CAPTURE
                ? held -> held.isOpen() && held.capturable() >= wanted
                : held -> held.refundable() >= wanted;
        return authorizations.stream().filter(hasEnough).findFirst();
    }

    /** Why there is no source. */
    PaymentRefusal refusal(Kind kind) {
        boolean gone = kind == Kind.CAPTURE
                && !authorizations.isEmpty()
                && authorizations.stream().noneMatch(Authorization::isOpen);
        return gone ? PaymentRefusal.AUTHORIZATION_GONE : PaymentRefusal.AMOUNT_EXCEEDED;
    }
}
