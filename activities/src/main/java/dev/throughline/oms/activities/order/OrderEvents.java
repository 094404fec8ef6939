package dev.throughline.oms.activities.order;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.event.NewEvent;
import dev.throughline.oms.workflows.order.OrderProgress;
import dev.throughline.oms.workflows.order.OrderProgress.UnitMove;
import dev.throughline.oms.workflows.order.RefundRecord;
import dev.throughline.oms.workflows.order.ReturnClaim;
import dev.throughline.oms.workflows.order.SubstitutedUnits;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ReturnId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The order's events: the words and figures of each. */
@Component
class OrderEvents {
    private final Events events;

    OrderEvents(Events events) {
        this.events = events;
    }

    void placed(BookEntry entry) {
        var checkout = entry.checkout();
        var order = checkout.id();
        var placement = entry.placement();
        var data = new HashMap<String, Object>();
        data.put("number", entry.number());
        data.put("kind", checkout.kind().name());
        data.put("channel", checkout.channel().value());
        data.put("method", checkout.method().name());
        data.put("status", entry.lines().status().name());
        data.put("goods", money(entry.goods()));
        data.put("charges", money(entry.charges()));
        data.put("cancelled", units(placement.cancelled()));
        data.put("backordered", units(placement.backordered()));
        if (placement.promisedBy() != null) {
            data.put("promised_by", placement.promisedBy().toString());
        }
        var actor = new Actor(
                checkout.kind() == Checkout.Kind.TILL_SALE ? Actor.Kind.EMPLOYEE : Actor.Kind.CUSTOMER,
                checkout.channel().value());
        append(order, "order/placed", "oms.order.placed.v1", actor, null, data);
        closed(order, entry.lines().status(), actor);
    }

    void progress(OrderProgress progress, OrderStatus status) {
        var data = new HashMap<String, Object>();
        data.put("status", status.name());
        if (!progress.moves().isEmpty()) {
            data.put("moves", progress.moves().stream().map(OrderEvents::move).toList());
        }
        if (progress.fulfillmentOrder() != null) {
            data.put("fulfillment_order", progress.fulfillmentOrder().value());
        }
        if (progress.promisedBy() != null) {
            data.put("promised_by", progress.promisedBy().toString());
        }
        if (progress.substituted() != null) {
            data.put("substituted", substituted(progress.substituted()));
        }
        append(
                progress.order(),
                "order/progress/" + progress.step(),
                progress.fact().eventType(),
                progress.actor(),
                progress.reason(),
                data);
        closed(progress.order(), status, progress.actor());
    }

    // The key is one for both ends: an order closes once, whatever returns do to its status afterwards.
    private void closed(OrderId order, OrderStatus status, Actor actor) {
        if (status.isFinal()) {
            var type = status == OrderStatus.CANCELLED ? "oms.order.cancelled.v1" : "oms.order.completed.v1";
            append(order, "order/closed", type, actor, null, Map.of("status", status.name()));
        }
    }

    void returned(ReturnClaim claim, Money refund, OrderStatus status) {
        append(
                claim.order(),
                "return/" + claim.rma() + "/received",
                "oms.return.received.v1",
                claim.actor(),
                claim.reason(),
                Map.of(
                        "rma", claim.rma().value(),
                        "location", claim.location().value(),
                        "status", status.name(),
                        "refund", money(refund),
                        "lines", units(claim.lines()),
                        "not_restocked", units(claim.notRestocked())));
    }

    /** Of the return if the refund is one's, of the order otherwise. */
    void refunded(RefundRecord refund, @Nullable ReturnId rma) {
        var data = new HashMap<String, Object>();
        data.put("amount", money(refund.amount()));
        if (rma != null) {
            data.put("rma", rma.value());
        }
        var word = refund.failure() == null ? "refunded" : "refund_failed";
        append(
                refund.order(),
                "refund/" + refund.step() + "/" + word,
                (rma == null ? "oms.order." : "oms.return.") + word + ".v1",
                refund.actor(),
                refund.failure(),
                data);
    }

    private void append(
            OrderId order, String key, String type, Actor actor, @Nullable String reason, Map<String, Object> data) {
        events.append(new NewEvent(order, key, type, actor, reason, data));
    }

    private static Map<String, Object> move(UnitMove move) {
        return Map.of(
                "line", move.line(),
                "from", move.from().name(),
                "to", move.to().name(),
                "quantity", move.quantity());
    }

    private static Map<String, Object> substituted(SubstitutedUnits units) {
        return Map.of(
                "line", units.line(),
                "sku", units.sku().value(),
                "substitute", units.substitute().value(),
                "quantity", units.quantity(),
                "consent", units.consent().name());
    }

    private static List<Map<String, Object>> units(List<OrderedUnits> units) {
        return units.stream()
                .<Map<String, Object>>map(
                        u -> Map.of("line", u.line(), "sku", u.sku().value(), "quantity", u.quantity()))
                .toList();
    }

    private static Map<String, Object> money(Money money) {
        return Map.of("amount_minor", money.amountMinor(), "currency", money.currency());
    }
}
