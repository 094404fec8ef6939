package dev.throughline.oms.worker.orders;

import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.api.model.FieldError;
import dev.throughline.oms.api.model.OrderStatus;
import dev.throughline.oms.api.model.PlacedOrder;
import dev.throughline.oms.api.model.PreorderedUnits;
import dev.throughline.oms.worker.Amounts;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.order.Placement;
import dev.throughline.oms.workflows.order.Refusal;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.UnitState;
import dev.throughline.oms.workflows.sourcing.Lack;
import dev.throughline.oms.workflows.sourcing.Preorder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The checkout's answer in the contract's words; built from what is kept, so that every repeat gets the same. */
public final class PlacementWire {
    private PlacementWire() {}

    /** 201 when accepted, 202 when not decided yet; a refusal is a problem. */
    public static ResponseEntity<PlacedOrder> answer(Placing.Answer answer) {
        var checkout = answer.checkout();
        var body = new PlacedOrder(checkout.id().value(), answer.number(), OrderStatus.PLACED)
                .total(Amounts.wire(total(checkout)))
                .cancelled(null)
                .backordered(null)
                .preordered(null);
        var placement = answer.placement();
        if (placement == null) {
            return ResponseEntity.status(HttpStatus.ACCEPTED).body(body);
        }
        if (placement.refusal() != null) {
            throw problem(placement.refusal());
        }
        body.status(status(checkout, placement))
                .promisedBy(placement.promisedBy())
                .authorized(placement.authorized() == null ? null : Amounts.wire(placement.authorized()))
                .cancelled(Amounts.wire(placement.cancelled()))
                .backordered(Amounts.wire(placement.backordered()))
                .preordered(preordered(placement));
        return ResponseEntity.created(URI.create("/v1/orders/" + checkout.id())).body(body);
    }

    private static List<PreorderedUnits> preordered(Placement placement) {
        return Objects.requireNonNullElse(placement.preorders(), List.<Preorder>of()).stream()
                .map(preorder -> new PreorderedUnits(
                        preorder.units().line(),
                        preorder.units().sku().value(),
                        preorder.units().quantity(),
                        preorder.releaseAt()))
                .toList();
    }

    private static Money total(Checkout checkout) {
        return Money.sum(
                checkout.currency(),
                checkout.lines().stream().map(l -> l.goods().plus(l.charges())).toList());
    }

    private static OrderStatus status(Checkout checkout, Placement placement) {
        if (checkout.kind() == Checkout.Kind.TILL_SALE) {
            return OrderStatus.COMPLETED;
        }
        int ordered =
                checkout.lines().stream().mapToInt(Checkout.Line::quantity).sum();
        int cancelled = units(placement.cancelled());
        int backordered = units(placement.backordered());
        return OrderStatus.valueOf(dev.throughline.oms.workflows.shared.OrderStatus.of(Map.of(
                        UnitState.OPEN, ordered - cancelled - backordered,
                        UnitState.BACKORDERED, backordered,
                        UnitState.CANCELLED, cancelled))
                .name());
    }

    private static int units(List<OrderedUnits> units) {
        return units.stream().mapToInt(OrderedUnits::quantity).sum();
    }

    private static FieldError outOfStock(OrderedUnits units, Refusal refusal) {
        var field = "lines[" + (units.line() - 1) + "].quantity";
        var detail = units.quantity() + " of " + units.sku() + " cannot be had";
        return Objects.requireNonNullElse(refusal.lacks(), List.<Lack>of()).stream()
                .filter(lack -> lack.line() == units.line())
                .findFirst()
                .map(lack -> Fields.error(
                        field, detail + ": " + why(lack), lack.reason().name()))
                .orElseGet(() -> Fields.error(field, detail, ProblemType.OUT_OF_STOCK));
    }

    private static String why(Lack lack) {
        return switch (lack.reason()) {
            case DISCONTINUED -> "it is discontinued";
            case NOT_RELEASED -> "it is not out yet";
            case PREORDER_LIMIT -> "as many are preordered as may be";
            case BACKORDER_LIMIT -> "as many wait as may";
        };
    }

    private static ProblemException problem(Refusal refusal) {
        return switch (refusal.reason()) {
            case OUT_OF_STOCK ->
                new ProblemException(
                        ProblemType.OUT_OF_STOCK,
                        "Order less, or allow SHIP_AVAILABLE or BACKORDER as shortage_policy",
                        refusal.missing().stream()
                                .map(u -> outOfStock(u, refusal))
                                .toList());
            case PAYMENT_DECLINED -> new ProblemException(ProblemType.PAYMENT_DECLINED, "Ask for another tender");
            case INSUFFICIENT_FUNDS -> new ProblemException(ProblemType.INSUFFICIENT_FUNDS, "Ask for another tender");
            case PAYMENT_UNAVAILABLE ->
                new ProblemException(
                        ProblemType.PAYMENT_UNAVAILABLE, "Nothing was kept; order again with another key, later");
            case CANCELLED -> new ProblemException(ProblemType.ORDER_CANCELLED, "Nothing was kept");
        };
    }
}
