package dev.throughline.oms.activities.payment;

import dev.throughline.oms.activities.payment.Movement.Kind;
import dev.throughline.oms.workflows.payment.PaymentActivities;
import dev.throughline.oms.workflows.payment.PaymentRefusal;
import dev.throughline.oms.workflows.payment.PaymentResult;
import dev.throughline.oms.workflows.payment.PaymentStep;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.spring.boot.ActivityImpl;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Intent, gateway, outcome: two short transactions with the call between them. A repeat looks the call up before it asks again. */
@Component
@ActivityImpl(taskQueues = {TaskQueues.PAYMENTS, TaskQueues.ORDERS})
class PaymentActivitiesImpl implements PaymentActivities {
    private static final PaymentResult NOTHING_TO_MOVE =
            new PaymentResult(PaymentResult.Outcome.DONE, null, null, null);

    private final PaymentIntents intents;
    private final PaymentOutcomes outcomes;
    private final PaymentGateway gateway;
    private final Tenders tenders;

    PaymentActivitiesImpl(PaymentIntents intents, PaymentOutcomes outcomes, PaymentGateway gateway, Tenders tenders) {
        this.intents = intents;
        this.outcomes = outcomes;
        this.gateway = gateway;
        this.tenders = tenders;
    }

    @Override
    public PaymentResult authorize(PaymentStep step) {
        if (step.amount().isZero()) {
            return NOTHING_TO_MOVE;
        }
        var result = newAuthorization(step);
        if (result.reason() == PaymentRefusal.AUTHORIZATION_GONE) {
            voidRemainder(step.order());
        }
        return result;
    }

    @Override
    public PaymentResult reauthorize(PaymentStep step) {
        if (step.amount().isZero()) {
            return NOTHING_TO_MOVE;
        }
        var result = newAuthorization(step);
        if (!result.wasRefused()) {
            intents.voidsBefore(step.order(), step.key()).forEach(this::finish);
        } else if (result.reason() == PaymentRefusal.AUTHORIZATION_GONE) {
            intents.voidsOf(step.order(), step.key()).forEach(this::finish);
        }
        return result;
    }

    private PaymentResult newAuthorization(PaymentStep step) {
        var movement = finish(intents.authorize(step));
        var result = movement.result();
        return result.wasRefused()
                ? result
                : PaymentResult.authorized(
                        movement.movedReference(),
                        intents.expiryOf(step.order(), step.key()).orElse(null));
    }

    @Override
    public PaymentResult capture(PaymentStep step) {
        return step.amount().isZero()
                ? NOTHING_TO_MOVE
                : finish(intents.captureOrRefund(Kind.CAPTURE, step)).result();
    }

    @Override
    public void voidRemainder(OrderId order) {
        for (var pending : intents.pending(order)) {
            whatBecameOf(pending).ifPresent(answer -> outcomes.settle(pending, answer));
        }
        for (var intent : intents.voids(order)) {
            finish(intent);
        }
    }

    @Override
    public PaymentResult refund(PaymentStep step) {
        return step.amount().isZero()
                ? NOTHING_TO_MOVE
                : finish(intents.captureOrRefund(Kind.REFUND, step)).result();
    }

    @Override
    public void recordTillPayment(PaymentStep step) {
        if (!step.amount().isZero()) {
            outcomes.takenAtTill(step);
        }
    }

    @Override
    public PaymentResult recordTillRefund(PaymentStep step) {
        return step.amount().isZero()
                ? NOTHING_TO_MOVE
                : intents.refundedByTill(step).result();
    }

    @Override
    public PaymentResult recordOtherRefund(PaymentStep step, String reference) {
        return step.amount().isZero()
                ? NOTHING_TO_MOVE
                : intents.refundedOtherwise(step, reference).result();
    }

    private Movement finish(Movement movement) {
        if (!movement.isPending()) {
            return movement;
        }
        var known = movement.isNew() ? Optional.<GatewayAnswer>empty() : gateway.find(movement.gatewayKey());
        return outcomes.settle(movement, known.orElseGet(() -> ask(movement)));
    }

    // An authorization that never arrived is given up; a capture on its way is left to the gateway, which knows whether
    // it was in time.
    private Optional<GatewayAnswer> whatBecameOf(Movement pending) {
        var known = gateway.find(pending.gatewayKey());
        return known.isPresent() || pending.kind() != Kind.AUTHORIZE
                ? known
                : Optional.of(GatewayAnswer.refused(
                        PaymentRefusal.AUTHORIZATION_GONE, pending.amount().currency()));
    }

    private GatewayAnswer ask(Movement movement) {
        var key = movement.gatewayKey();
        return switch (movement.kind()) {
            case AUTHORIZE -> authorize(movement);
            case CAPTURE -> gateway.capture(key, movement.takenFrom(), movement.amount());
            case REFUND -> gateway.refund(key, movement.takenFrom(), movement.amount());
            case VOID ->
                gateway.voidAuthorization(
                        key, movement.takenFrom(), movement.amount().currency());
            case TILL -> throw new IllegalStateException("no gateway is asked about money taken at a till");
        };
    }

    private GatewayAnswer authorize(Movement movement) {
        return tenders.tokenOf(movement.order())
                .filter(token -> !Tenders.looksLikeCardNumber(token))
                .map(token -> gateway.authorize(movement.gatewayKey(), token, movement.amount()))
                .orElseGet(() -> GatewayAnswer.refused(
                        PaymentRefusal.UNKNOWN_TENDER, movement.amount().currency()));
    }
}
