package dev.throughline.oms.activities.payment;

import dev.throughline.oms.activities.payment.Movement.Kind;
import dev.throughline.oms.workflows.payment.PaymentRefusal;
import dev.throughline.oms.workflows.payment.PaymentStep;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of movements: each is applied once, with its entries in the journal and its event. */
@Component
class PaymentOutcomes {
    private final AuthorizationRows authorizations;
    private final MovementRows movements;
    private final Journal journal;
    private final PaymentNews news;

    PaymentOutcomes(AuthorizationRows authorizations, MovementRows movements, Journal journal, PaymentNews news) {
        this.authorizations = authorizations;
        this.movements = movements;
        this.journal = journal;
        this.news = news;
    }

    /** Writes what the gateway said, once; answers what stands. */
    @Transactional
    Movement settle(Movement movement, GatewayAnswer answer) {
        authorizations.lock(movement.order());
        var settled = movement.settledBy(answer);
        if (!movements.settle(settled)) {
            return alreadySettled(settled, answer);
        }
        if (settled.kind() == Kind.AUTHORIZE && !answer.wasRefused()) {
            authorizations.open(settled, answer, Authorization.Source.GATEWAY);
        } else if (settled.kind() != Kind.AUTHORIZE) {
            authorizations.settle(settled);
        }
        record(settled, Authorization.Source.GATEWAY);
        return settled;
    }

    /** Refuses what never came to the gateway; answers whether its key was new. */
    @Transactional
    boolean refuseAtOnce(Movement intent, PaymentRefusal refusal) {
        var refused = intent.refusedFor(refusal);
        if (!movements.add(refused)) {
            return false;
        }
        news.tell(refused);
        return true;
    }

    /** What was given back at a till, or by other means: a fact that needs no gateway. */
    @Transactional
    Movement refundedBy(Authorization.Source source, @Nullable String reference, Movement intent) {
        var found = source.name().toLowerCase(Locale.ROOT) + "/" + (reference == null ? intent.key() : reference);
        var refunded = intent.settledBy(GatewayAnswer.done(found, intent.amount()));
        movements.settle(refunded);
        authorizations.settle(refunded);
        record(refunded, source);
        return refunded;
    }

    @Transactional
    void takenAtTill(PaymentStep step) {
        var answer = GatewayAnswer.done("till/" + step.key(), step.amount());
        var taken = Movement.intent(step.order(), step.key(), Kind.TILL, step.amount())
                .settledBy(answer);
        if (!movements.add(taken)) {
            movements.known(taken);
            return;
        }
        authorizations.open(taken, answer, Authorization.Source.TILL);
        record(taken, Authorization.Source.TILL);
    }

    private void record(Movement settled, Authorization.Source source) {
        if (settled.status() == Movement.Status.DONE) {
            journal.write(settled, source);
        }
        news.tell(settled);
    }

    // An authorization that was given up as never arrived may still succeed: it is recorded, and voided by whoever
    // asked for it.
    private Movement alreadySettled(Movement late, GatewayAnswer answer) {
        var stands = movements.find(late.order(), late.key()).orElseThrow();
        boolean succeededAfterAll =
                late.kind() == Kind.AUTHORIZE && !answer.wasRefused() && stands.status() == Movement.Status.REFUSED;
        if (succeededAfterAll && authorizations.open(late, answer, Authorization.Source.GATEWAY)) {
            journal.write(late, Authorization.Source.GATEWAY);
            news.tellLate(late);
        }
        return stands;
    }
}
