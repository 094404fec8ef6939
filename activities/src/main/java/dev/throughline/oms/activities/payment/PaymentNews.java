package dev.throughline.oms.activities.payment;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.event.NewEvent;
import dev.throughline.oms.workflows.shared.Actor;
import java.util.HashMap;
import org.springframework.stereotype.Component;

/** Tells of movements, in the transaction that writes them: one event for each. */
@Component
class PaymentNews {
    private static final Actor PAYMENT = Actor.system("payment");

    private final Events events;

    PaymentNews(Events events) {
        this.events = events;
    }

    void tell(Movement settled) {
        append(settled, "payment." + settled.key());
    }

    /** Of an authorization that succeeded after it was given up and told of as refused. */
    void tellLate(Movement settled) {
        append(settled, "payment." + settled.key() + ".late");
    }

    private void append(Movement settled, String key) {
        var refusal = settled.refusal();
        var data = new HashMap<String, Object>();
        data.put("kind", settled.kind().name());
        data.put("amount_minor", settled.amount().amountMinor());
        data.put("currency", settled.amount().currency());
        if (settled.reference() != null) {
            data.put("reference", settled.reference());
        }
        var reason = refusal == null ? null : refusal.name();
        events.append(new NewEvent(settled.order(), key, type(settled), PAYMENT, reason, data));
    }

    private static String type(Movement settled) {
        if (settled.refusal() != null) {
            return "oms.payment.refused.v1";
        }
        return switch (settled.kind()) {
            case AUTHORIZE -> "oms.payment.authorized.v1";
            case CAPTURE, TILL -> "oms.payment.captured.v1";
            case REFUND -> "oms.payment.refunded.v1";
            case VOID -> "oms.payment.voided.v1";
        };
    }
}
