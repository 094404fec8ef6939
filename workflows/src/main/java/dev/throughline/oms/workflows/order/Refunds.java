package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.fulfillment.FulfillmentStep;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep.Outcome;
import dev.throughline.oms.workflows.messaging.CustomerMessage;
import dev.throughline.oms.workflows.messaging.CustomerMessage.Template;
import dev.throughline.oms.workflows.payment.PaymentStep;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Money of units that did not reach the customer goes back; a refund that fails is never counted, and waits for a person. */
final class Refunds {
    private final OrderId order;
    private final OrderPorts ports;
    private final StepNames names;

    Refunds(OrderId order, OrderPorts ports, StepNames names) {
        this.order = order;
        this.ports = ports;
        this.names = names;
    }

    /** The units are cancelled already; their share of the shipping charge goes back with them. */
    void payBack(List<OrderedUnits> units, FulfillmentOrderId of, LocationId location, Actor actor) {
        var name = names.next("refund");
        var amount = ports.orders.claimRefund(new RefundClaim(order, name, units, true));
        var refused = refund(name, amount);
        ports.orders.recordRefund(new RefundRecord(order, name, amount, refused, actor));
        if (refused == null) {
            ports.messages.tell(
                    (messages, message) -> messages.send(message),
                    new CustomerMessage(order, names.next("message"), Template.REFUNDED, of, amount));
            return;
        }
        ports.fulfillment.escalate(
                new FulfillmentStep(of, names.next("fulfillment"), Outcome.REFUND_FAILED, List.of(), actor, refused));
        if (OrderVersions.keepsTrouble()) {
            FailedRefunds.handOver(new FailedRefund(order, name, amount, refused, List.of(location), of));
        }
    }

    private @Nullable String refund(String key, Money amount) {
        if (amount.isZero()) {
            return null;
        }
        var result = ports.payment.refund(new PaymentStep(order, key, amount));
        return result.reason() == null ? null : result.reason().name();
    }
}
