package dev.throughline.oms.activities.payment;

import dev.throughline.oms.activities.payment.Authorization.Source;
import dev.throughline.oms.activities.payment.Movement.Kind;
import dev.throughline.oms.workflows.payment.PaymentRefusal;
import dev.throughline.oms.workflows.payment.PaymentStep;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is about to be asked of the gateway, written down before: the amount is reserved under the lock of its authorization, so that
 * movements at the same time never exceed what was authorized or captured.
 */
@Component
class PaymentIntents {
    /** Who has paid without a gateway, and where that is found; the key of the movement, if nothing else is known. */
    private record Payer(Source source, @Nullable String reference) {}

    private static final Payer TILL_PAYS = new Payer(Source.TILL, null);

    private final AuthorizationRows authorizations;
    private final MovementRows movements;
    private final PaymentOutcomes outcomes;

    PaymentIntents(AuthorizationRows authorizations, MovementRows movements, PaymentOutcomes outcomes) {
        this.authorizations = authorizations;
        this.movements = movements;
        this.outcomes = outcomes;
    }

    /** A new intent, or what is known under its key. */
    @Transactional
    Movement authorize(PaymentStep step) {
        var intent = Movement.intent(step.order(), step.key(), Kind.AUTHORIZE, step.amount());
        return movements.add(intent) ? intent : movements.known(intent);
    }

    /** A new intent that has reserved its amount, a refusal because there is not as much, or what is known under its key. */
    @Transactional
    Movement captureOrRefund(Kind kind, PaymentStep step) {
        return begin(kind, step, source -> source.source() == Source.GATEWAY ? null : TILL_PAYS);
    }

    /** A refund that a till has paid out, whatever the order was paid with: done as soon as it is known. */
    @Transactional
    Movement refundedByTill(PaymentStep step) {
        return begin(Kind.REFUND, step, _ -> TILL_PAYS);
    }

    /** A refund that a person has paid by other means: done as soon as it is known. */
    @Transactional
    Movement refundedOtherwise(PaymentStep step, String reference) {
        return begin(Kind.REFUND, step, _ -> new Payer(Source.OTHER, reference));
    }

    private Movement begin(Kind kind, PaymentStep step, Function<Authorization, @Nullable Payer> by) {
        var intent = Movement.intent(step.order(), step.key(), kind, step.amount());
        var locked = authorizations.lock(step.order());
        if (movements.find(step.order(), step.key()).isPresent()) {
            return movements.known(intent);
        }
        var limits = new Limits(locked, step.amount());
        return limits.source(kind)
                .map(source -> reserve(intent.from(source), by.apply(source)))
                .orElseGet(() -> refuse(intent, limits.refusal(kind)));
    }

    /** An intent for each authorization with something left, new or begun before. */
    @Transactional
    List<Movement> voids(OrderId order) {
        return voids(order, authorizations.lock(order));
    }

    /** The same for the authorizations that were opened before this one. */
    @Transactional
    List<Movement> voidsBefore(OrderId order, String key) {
        var older = authorizations.lock(order).stream()
                .takeWhile(held -> !held.key().equals(key))
                .toList();
        return voids(order, older);
    }

    /** The same for this one authorization. */
    @Transactional
    List<Movement> voidsOf(OrderId order, String key) {
        var one = authorizations.lock(order).stream()
                .filter(held -> held.key().equals(key))
                .toList();
        return voids(order, one);
    }

    /** When an authorization lapses. */
    @Transactional(readOnly = true)
    Optional<Instant> expiryOf(OrderId order, String key) {
        return authorizations.expiryOf(order, key);
    }

    private List<Movement> voids(OrderId order, List<Authorization> locked) {
        var intents = new ArrayList<Movement>();
        for (var authorization : locked) {
            if (authorization.source() == Source.GATEWAY && authorization.releasable() > 0) {
                intents.add(voidOf(order, authorization));
            }
        }
        return intents;
    }

    /** Authorizations and captures whose outcome is not known. */
    @Transactional(readOnly = true)
    List<Movement> pending(OrderId order) {
        return movements.pending(order).stream()
                .filter(movement -> movement.kind() == Kind.AUTHORIZE || movement.kind() == Kind.CAPTURE)
                .toList();
    }

    private Movement reserve(Movement intent, @Nullable Payer payer) {
        if (!movements.add(intent)) {
            return movements.known(intent);
        }
        authorizations.reserve(intent);
        return payer == null ? intent : outcomes.refundedBy(payer.source(), payer.reference(), intent);
    }

    private Movement refuse(Movement intent, PaymentRefusal refusal) {
        return outcomes.refuseAtOnce(intent, refusal) ? intent.refusedFor(refusal) : movements.known(intent);
    }

    private Movement voidOf(OrderId order, Authorization authorization) {
        var amount = new Money(authorization.releasable(), authorization.currency());
        var intent = Movement.intent(order, authorization.key() + ".void", Kind.VOID, amount)
                .from(authorization);
        if (!movements.add(intent)) {
            return movements.find(order, intent.key()).orElseThrow();
        }
        authorizations.voiding(intent);
        return intent;
    }
}
