package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.fulfillment.FulfillmentStep;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep.Outcome;
import dev.throughline.oms.workflows.inventory.StockStep;
import dev.throughline.oms.workflows.loyalty.PointsStep;
import dev.throughline.oms.workflows.messaging.CustomerMessage;
import dev.throughline.oms.workflows.messaging.CustomerMessage.Template;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.UnitState;
import java.util.List;

/** What is done, in the other systems, while a pickup waits for the customer. */
final class PickupSteps {
    private final OrderId order;
    private final OrderLines lines;
    private final OrderPorts ports;
    private final StepNames names;
    private final Runnable changed;

    PickupSteps(OrderId order, OrderLines lines, OrderPorts ports, StepNames names, Runnable changed) {
        this.order = order;
        this.lines = lines;
        this.ports = ports;
        this.names = names;
        this.changed = changed;
    }

    void remind(FulfillmentOrder pickup) {
        tell(pickup, Template.PICKUP_REMINDER);
    }

    void putOff(FulfillmentOrder pickup, Reschedule to) {
        ports.fulfillment.reschedule(new FulfillmentStep(
                pickup.id(),
                names.next("reschedule"),
                Outcome.RESCHEDULED,
                List.of(),
                to.actor(),
                to.reason(),
                to.collectBy(),
                null));
        tell(pickup, Template.PICKUP_RESCHEDULED);
    }

    /** Units are with the customer; what is kept waits for a new code. */
    void handOver(FulfillmentOrder pickup, List<OrderedUnits> units, HandedOver act, boolean keeps) {
        var goods = lines.goodsOfNext(units);
        if (!pickup.method().isSent()) {
            ports.inventory.issue(new StockStep(order, names.next("issue"), pickup.location(), units));
        }
        ports.fulfillment.handOver(new FulfillmentStep(
                pickup.id(),
                names.next("fulfillment"),
                Outcome.COLLECTED,
                units,
                act.actor(),
                null,
                null,
                act.handover()));
        lines.move(units, UnitState.RELEASED, UnitState.COLLECTED);
        ports.orders.recordProgress(new OrderProgress(
                order,
                names.next("progress"),
                OrderFact.COLLECTED,
                FulfillmentSteps.moves(units, UnitState.RELEASED, UnitState.COLLECTED),
                pickup.id(),
                act.actor(),
                null,
                List.of()));
        changed.run();
        ports.loyalty.tell(
                (loyalty, points) -> loyalty.award(points), new PointsStep(order, names.next("award"), goods));
        if (keeps) {
            tell(pickup, Template.READY_FOR_PICKUP);
        }
    }

    void tell(FulfillmentOrder pickup, Template template) {
        ports.messages.tell(
                (messages, message) -> messages.send(message),
                new CustomerMessage(order, names.next("message"), template, pickup.id(), null));
    }
}
