package dev.throughline.oms.workflows.order;

import static dev.throughline.oms.workflows.order.OrderActivityOptions.PARCEL_WINDOW;

import dev.throughline.oms.workflows.exceptions.ClosedException;
import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import dev.throughline.oms.workflows.exceptions.OpenedException;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep.Outcome;
import dev.throughline.oms.workflows.loyalty.PointsStep;
import dev.throughline.oms.workflows.messaging.CustomerMessage;
import dev.throughline.oms.workflows.messaging.CustomerMessage.Template;
import dev.throughline.oms.workflows.order.OrderProgress.UnitMove;
import dev.throughline.oms.workflows.order.OrderSnapshot.DecidedSnapshot;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.UnitState;
import dev.throughline.oms.workflows.shared.Waits;
import dev.throughline.oms.workflows.sourcing.SourcingRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done, in the other systems, about parcels that are lost or damaged. */
final class ParcelSteps {
    private static final Actor CARRIER = Actor.system("carrier");

    private final PlaceOrder order;
    private final OrderLines lines;
    private final FulfillmentOrders fulfillmentOrders;
    private final OrderPorts ports;
    private final StepNames names;
    private final Refunds refunds;
    private final OrderChanges changes;

    ParcelSteps(
            PlaceOrder order,
            OrderLines lines,
            FulfillmentOrders fulfillmentOrders,
            OrderPorts ports,
            StepNames names,
            Refunds refunds,
            OrderChanges changes) {
        this.order = order;
        this.lines = lines;
        this.fulfillmentOrders = fulfillmentOrders;
        this.ports = ports;
        this.names = names;
        this.refunds = refunds;
        this.changes = changes;
    }

    void lost(LostUnits lost, List<OrderedUnits> units, ExceptionKind kind) {
        boolean isLost = kind == ExceptionKind.LOST;
        var reason = isLost ? "lost by the carrier" : "damaged on its way";
        lines.move(units, UnitState.RELEASED, UnitState.LOST);
        ports.fulfillment.endUnits(new FulfillmentStep(
                lost.id(), names.next("fulfillment"), isLost ? Outcome.LOST : Outcome.DAMAGED, units, CARRIER, reason));
        var moves = FulfillmentSteps.moves(units, UnitState.RELEASED, UnitState.LOST);
        record(isLost ? OrderFact.LOST : OrderFact.DAMAGED, moves, lost.id(), CARRIER, reason);
        putIntoQueue(lost, kind, reason);
        if (isLost) {
            tell(Template.PARCEL_LOST, lost.id());
        }
    }

    /** Commits the units anew and requests them; answers those that can be had. They stay lost until they are packed again. */
    List<OrderedUnits> source(LostUnits lost, Actor actor, String reason) {
        var of = lost.id();
        var method = lost.method();
        var decision = ports.sourcing.sourceAndCommit(new SourcingRequest(
                order.id(),
                names.next("source"),
                order.channel(),
                method,
                method.isCollected() ? order.pickupLocation() : null,
                ShortagePolicy.SHIP_AVAILABLE,
                lost.units(),
                changes.declinedBy(),
                null));
        var served = OrderChanges.unitsOf(decision);
        if (!served.isEmpty()) {
            fulfillmentOrders.replace(of, decision, method);
            record(OrderFact.REPLACED, List.of(), of, actor, reason);
            tell(Template.REPLACED, of);
        }
        return served;
    }

    void refund(FulfillmentOrderId of, LocationId location, List<OrderedUnits> units, Actor actor, String reason) {
        lines.move(units, UnitState.LOST, UnitState.CANCELLED);
        var moves = FulfillmentSteps.moves(units, UnitState.LOST, UnitState.CANCELLED);
        record(OrderFact.UNITS_CANCELLED, moves, of, actor, reason);
        refunds.payBack(lines.asOrdered(units), of, location, actor);
    }

    /** Before anything was decided. */
    void delivered(LostUnits lost, List<OrderedUnits> units) {
        var goods = lines.goodsOfNext(units);
        lines.move(units, UnitState.LOST, UnitState.DELIVERED);
        if (lost.areWhole()) {
            ports.fulfillment.close(new FulfillmentStep(
                    lost.id(), names.next("fulfillment"), Outcome.DELIVERED, List.of(), CARRIER, null));
        }
        var moves = FulfillmentSteps.moves(units, UnitState.LOST, UnitState.DELIVERED);
        record(OrderFact.DELIVERED, moves, lost.id(), CARRIER, "delivered after all");
        tell(Template.DELIVERED, lost.id());
        ports.loyalty.tell(
                (loyalty, points) -> loyalty.award(points), new PointsStep(order.id(), names.next("award"), goods));
    }

    /** After it was decided: the customer has it twice, or has it and the money. A person talks to them. */
    void found(DecidedSnapshot decided) {
        var reason = "delivered after all, though it was replaced or refunded";
        record(OrderFact.FOUND, List.of(), decided.id(), CARRIER, reason);
        ports.exceptions.open(new OpenedException(
                decided.id(),
                names.next("found"),
                ExceptionKind.FOUND,
                decided.location(),
                Waits.now().plus(PARCEL_WINDOW),
                reason));
    }

    /** What waits on, for this reason. */
    void putIntoQueue(LostUnits lost, String reason) {
        lost.kinds().forEach(kind -> putIntoQueue(lost, kind, reason));
    }

    private void putIntoQueue(LostUnits lost, ExceptionKind kind, String reason) {
        ports.exceptions.open(
                new OpenedException(lost.id(), names.next("parcel"), kind, lost.location(), lost.until(), reason));
    }

    void close(LostUnits lost, Actor actor, String resolution) {
        lost.kinds()
                .forEach(kind -> ports.exceptions.close(
                        new ClosedException(lost.id(), names.next("parcel"), kind, actor, resolution)));
    }

    private void record(
            OrderFact fact, List<UnitMove> moves, FulfillmentOrderId of, Actor actor, @Nullable String reason) {
        ports.orders.recordProgress(new OrderProgress(
                order.id(), names.next("progress"), fact, moves, of, actor, reason, fulfillmentOrders.locations()));
    }

    private void tell(Template template, FulfillmentOrderId of) {
        ports.messages.tell(
                (messages, message) -> messages.send(message),
                new CustomerMessage(order.id(), names.next("message"), template, of, null));
    }
}
