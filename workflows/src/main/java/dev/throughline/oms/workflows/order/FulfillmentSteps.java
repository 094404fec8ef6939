package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep.Outcome;
import dev.throughline.oms.workflows.inventory.StockStep;
import dev.throughline.oms.workflows.loyalty.PointsStep;
import dev.throughline.oms.workflows.messaging.CustomerMessage;
import dev.throughline.oms.workflows.messaging.CustomerMessage.Template;
import dev.throughline.oms.workflows.order.OrderProgress.UnitMove;
import dev.throughline.oms.workflows.payment.PaymentResult;
import dev.throughline.oms.workflows.payment.PaymentStep;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.UnitState;
import dev.throughline.oms.workflows.shared.Waits;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowLock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is done, in the other systems, when a fulfillment order gets on; one set of steps for all of an order's. */
final class FulfillmentSteps {
    private final OrderId order;
    private final OrderLines lines;
    private final OrderPorts ports;
    private final StepNames names;
    private final Runnable changed;
    private final PickupSteps pickup;
    private @Nullable AcceptWatch acceptance;
    private final LateWork late;
    private final Refunds refunds;
    private @Nullable PromiseWatch watch;
    private @Nullable Parcels parcels;
    /** Captures follow each other, so that cumulative rounding allocates each penny once. */
    private final WorkflowLock captures = Workflow.newWorkflowLock();

    FulfillmentSteps(OrderId order, OrderLines lines, OrderPorts ports, StepNames names, Runnable changed) {
        this.order = order;
        this.lines = lines;
        this.ports = ports;
        this.names = names;
        this.changed = changed;
        pickup = new PickupSteps(order, lines, ports, names, changed);
        late = new LateWork(order, ports, names);
        refunds = new Refunds(order, ports, names);
    }

    /** The steps of a pickup that waits for the customer. */
    PickupSteps pickup() {
        return pickup;
    }

    LateWork late() {
        return late;
    }

    Refunds refunds() {
        return refunds;
    }

    /** Captures what the units are worth; only then may they leave. */
    Release captureAndRelease(FulfillmentOrder fulfillmentOrder, Actor actor) {
        return betweenCaptures(() -> capture(fulfillmentOrder, actor));
    }

    /** Does something that no capture may meet. */
    <R> R betweenCaptures(Functions.Func<R> step) {
        captures.lock();
        try {
            return step.apply();
        } finally {
            captures.unlock();
        }
    }

    private Release capture(FulfillmentOrder fulfillmentOrder, Actor actor) {
        if (fulfillmentOrder.replaces() != null) {
            release(fulfillmentOrder, actor);
            return new Release(null, null);
        }
        var amount = lines.worthOfNext(fulfillmentOrder.units());
        var result = amount.isZero()
                ? PaymentResult.done("nothing-to-capture")
                : ports.payment.capture(new PaymentStep(order, names.next("capture"), amount));
        if (result.reason() != null) {
            captureFailed(fulfillmentOrder, actor, result.reason().name());
            return new Release(null, result.reason());
        }
        lines.captured(fulfillmentOrder.units());
        release(fulfillmentOrder, actor);
        return new Release(amount, null);
    }

    private void release(FulfillmentOrder fulfillmentOrder, Actor actor) {
        fulfillmentOrder.beginLastWait();
        if (OrderVersions.is(OrderVersions.GATHERS_STEPS)) {
            releaseTogether(fulfillmentOrder, actor);
            return;
        }
        if (fulfillmentOrder.method() == FulfillmentMethod.SHIP) {
            ports.inventory.issue(stock(fulfillmentOrder, "issue"));
        }
        ports.fulfillment.release(step(fulfillmentOrder, Outcome.RELEASED, actor, null));
        move(fulfillmentOrder, OrderFact.RELEASED, UnitState.RELEASED, actor, null);
        if (fulfillmentOrder.method() == FulfillmentMethod.PICKUP) {
            tell(fulfillmentOrder, Template.READY_FOR_PICKUP, null);
        } else if (OrderVersions.tellsOfParcels()) {
            tell(fulfillmentOrder, Template.SHIPPED, null);
        }
    }

    private void releaseTogether(FulfillmentOrder fulfillmentOrder, Actor actor) {
        boolean ships = fulfillmentOrder.method().isSent();
        lines.move(fulfillmentOrder.units(), from(fulfillmentOrder, UnitState.RELEASED), UnitState.RELEASED);
        var steps = new Gathered.Progress(
                ships ? stock(fulfillmentOrder, "issue") : null,
                new FulfillmentStep(
                        fulfillmentOrder.id(),
                        names.next("fulfillment"),
                        Outcome.RELEASED,
                        List.of(),
                        actor,
                        null,
                        ships ? null : fulfillmentOrder.due(),
                        null),
                progress(fulfillmentOrder, OrderFact.RELEASED, UnitState.RELEASED, actor, null),
                messageOfRelease(fulfillmentOrder));
        tellUnlessTold(ports.together.release(steps), steps);
        changed.run();
    }

    /** Who collects is told when there is something to collect. */
    private @Nullable CustomerMessage messageOfRelease(FulfillmentOrder fulfillmentOrder) {
        return switch (fulfillmentOrder.method()) {
            case SHIP -> message(fulfillmentOrder, Template.SHIPPED, null);
            case PICKUP -> message(fulfillmentOrder, Template.READY_FOR_PICKUP, null);
            case SHIP_TO_STORE -> null;
        };
    }

    /** It is at the store that it was sent to; from now on it is a pickup. */
    void arrive(FulfillmentOrder fulfillmentOrder, Actor actor) {
        var steps = new Gathered.Progress(
                null,
                new FulfillmentStep(
                        fulfillmentOrder.id(),
                        names.next("fulfillment"),
                        Outcome.ARRIVED,
                        List.of(),
                        actor,
                        null,
                        fulfillmentOrder.due(),
                        null),
                new OrderProgress(
                        order,
                        names.next("progress"),
                        OrderFact.ARRIVED,
                        List.of(),
                        fulfillmentOrder.id(),
                        actor,
                        null,
                        List.of()),
                message(fulfillmentOrder, Template.READY_FOR_PICKUP, null));
        tellUnlessTold(ports.together.arrive(steps), steps);
    }

    /** What did not reach messaging together with the rest goes by itself. */
    private void tellUnlessTold(boolean told, Gathered.Progress steps) {
        var message = steps.message();
        if (!told && message != null) {
            ports.messages.tell((messages, late) -> messages.send(late), message);
        }
    }

    private void captureFailed(FulfillmentOrder fulfillmentOrder, Actor actor, String reason) {
        ports.fulfillment.escalate(step(fulfillmentOrder, Outcome.CAPTURE_FAILED, actor, reason));
        ports.orders.recordProgress(new OrderProgress(
                order,
                names.next("capture-failed"),
                OrderFact.CAPTURE_FAILED,
                List.of(),
                fulfillmentOrder.id(),
                actor,
                reason,
                List.of()));
        late.putIntoQueue(fulfillmentOrder, ExceptionKind.CAPTURE_FAILED, reason);
    }

    /** The last steps, by how it ended. */
    void end(FulfillmentOrder fulfillmentOrder, Outcome outcome, Actor actor) {
        switch (outcome) {
            case DELIVERED -> reached(fulfillmentOrder, OrderFact.DELIVERED, UnitState.DELIVERED, outcome, actor);
            case COLLECTED -> reached(fulfillmentOrder, OrderFact.COLLECTED, UnitState.COLLECTED, outcome, actor);
            case NO_SHOW -> {
                keepUncollected(fulfillmentOrder);
                if (OrderVersions.is(OrderVersions.GATHERS_STEPS)) {
                    pickup.tell(fulfillmentOrder, Template.NO_SHOW);
                }
                giveBack(fulfillmentOrder, OrderFact.NO_SHOW, outcome, actor, "not collected in time");
            }
            case CANCELLED -> {
                keepUncollected(fulfillmentOrder);
                var reason = Objects.requireNonNullElse(fulfillmentOrder.endReason(), "not wanted any more");
                giveBack(fulfillmentOrder, OrderFact.GIVEN_UP, outcome, actor, reason);
            }
            case LOST -> giveBack(fulfillmentOrder, OrderFact.LOST, outcome, actor, "lost by the carrier");
            default -> throw new IllegalStateException(outcome + " does not end a fulfillment order");
        }
    }

    /** What was sent to the store left the books then. */
    private @Nullable StockStep issued(FulfillmentOrder fulfillmentOrder) {
        return fulfillmentOrder.method().isSent() ? null : stock(fulfillmentOrder, "issue");
    }

    /** Only what is on the store's own books is still there to be given back. */
    private void keepUncollected(FulfillmentOrder fulfillmentOrder) {
        var store = fulfillmentOrder.pickupLocation();
        if (store == null) {
            ports.inventory.release(stock(fulfillmentOrder, "release"));
        } else {
            ports.inventory.receiveUncollected(
                    new StockStep(order, names.next("uncollected"), store, fulfillmentOrder.units()));
        }
    }

    private void reached(
            FulfillmentOrder fulfillmentOrder, OrderFact fact, UnitState state, Outcome outcome, Actor actor) {
        var goods = lines.goodsOfNext(fulfillmentOrder.units());
        if (OrderVersions.is(OrderVersions.GATHERS_STEPS)) {
            reachedTogether(fulfillmentOrder, fact, state, outcome, actor);
        } else {
            if (outcome == Outcome.COLLECTED) {
                ports.inventory.issue(stock(fulfillmentOrder, "issue"));
            }
            ports.fulfillment.close(step(fulfillmentOrder, outcome, actor, null));
            move(fulfillmentOrder, fact, state, actor, null);
        }
        ports.loyalty.tell(
                (loyalty, points) -> loyalty.award(points), new PointsStep(order, names.next("award"), goods));
    }

    private void reachedTogether(
            FulfillmentOrder fulfillmentOrder, OrderFact fact, UnitState state, Outcome outcome, Actor actor) {
        boolean collected = outcome == Outcome.COLLECTED;
        lines.move(fulfillmentOrder.units(), UnitState.RELEASED, state);
        var steps = new Gathered.Progress(
                collected ? issued(fulfillmentOrder) : null,
                new FulfillmentStep(
                        fulfillmentOrder.id(),
                        names.next("fulfillment"),
                        outcome,
                        List.of(),
                        actor,
                        null,
                        null,
                        fulfillmentOrder.handover()),
                progress(fulfillmentOrder, fact, state, actor, null),
                collected ? null : message(fulfillmentOrder, Template.DELIVERED, null));
        tellUnlessTold(ports.together.close(steps), steps);
        changed.run();
    }

    /** The units did not reach the customer: the money goes back, and a refund that fails goes to a person's queue. */
    private void giveBack(
            FulfillmentOrder fulfillmentOrder, OrderFact fact, Outcome outcome, Actor actor, String reason) {
        ports.fulfillment.close(step(fulfillmentOrder, outcome, actor, reason));
        move(fulfillmentOrder, fact, UnitState.CANCELLED, actor, reason);
        refunds.payBack(
                lines.asOrdered(fulfillmentOrder.units()), fulfillmentOrder.id(), fulfillmentOrder.location(), actor);
    }

    /** Some units, or all that were left, end their way; they are out of the fulfillment order already. */
    void endInPart(FulfillmentOrder fulfillmentOrder, List<OrderedUnits> units, Tracked.Outcome outcome) {
        switch (outcome) {
            case DELIVERED -> deliveredInPart(fulfillmentOrder, units);
            case LOST -> parcels().lost(fulfillmentOrder, units, ExceptionKind.LOST);
            case DAMAGED -> parcels().lost(fulfillmentOrder, units, ExceptionKind.DAMAGED);
        }
    }

    private void deliveredInPart(FulfillmentOrder fulfillmentOrder, List<OrderedUnits> units) {
        var actor = Actor.system("carrier");
        var goods = lines.goodsOfNext(units);
        lines.move(units, UnitState.RELEASED, UnitState.DELIVERED);
        ports.fulfillment.endUnits(new FulfillmentStep(
                fulfillmentOrder.id(), names.next("fulfillment"), Outcome.DELIVERED, units, actor, null));
        ports.orders.recordProgress(new OrderProgress(
                order,
                names.next("progress"),
                OrderFact.DELIVERED,
                moves(units, UnitState.RELEASED, UnitState.DELIVERED),
                fulfillmentOrder.id(),
                actor,
                null,
                List.of()));
        tell(fulfillmentOrder, Template.DELIVERED, null);
        ports.loyalty.tell(
                (loyalty, points) -> loyalty.award(points), new PointsStep(order, names.next("award"), goods));
        changed.run();
    }

    /** The carrier reports a fulfillment order that is on its way no more. */
    void reportedAgain(Tracked report) {
        parcels().reportedAgain(report);
    }

    private Parcels parcels() {
        return Objects.requireNonNull(parcels);
    }

    /** Whoever looks after what is lost; told before anything is fulfilled. */
    void lostTo(Parcels lookingAfter) {
        parcels = lookingAfter;
    }

    /** Whoever looks after the promise; told before anything is fulfilled. */
    void watchedBy(PromiseWatch watching) {
        watch = watching;
    }

    /** Whoever looks after the time limits of locations; told before anything is fulfilled. */
    void acceptedBy(AcceptWatch watching) {
        acceptance = watching;
    }

    /** The location's time limit has run out. */
    void lookAtAcceptance(FulfillmentOrder fulfillmentOrder) {
        if (acceptance != null && acceptance.look(fulfillmentOrder)) {
            remind(fulfillmentOrder, "not accepted in time");
        }
    }

    /** Answers when to look again. */
    Instant lookAtPromise(FulfillmentOrder fulfillmentOrder) {
        var next = watch == null ? null : watch.look(fulfillmentOrder);
        if (next != null) {
            return next;
        }
        remind(fulfillmentOrder, "not packed in time");
        return Waits.now().plus(OrderActivityOptions.REMIND_EVERY);
    }

    /** A wait has run out. */
    void remind(FulfillmentOrder fulfillmentOrder, String reason) {
        ports.fulfillment.escalate(step(fulfillmentOrder, Outcome.OVERDUE, Actor.system("deadline"), reason));
        late.putIntoQueue(fulfillmentOrder, ExceptionKind.LATE, reason);
    }

    private void move(
            FulfillmentOrder fulfillmentOrder, OrderFact fact, UnitState to, Actor actor, @Nullable String reason) {
        lines.move(fulfillmentOrder.units(), from(fulfillmentOrder, to), to);
        ports.orders.recordProgress(progress(fulfillmentOrder, fact, to, actor, reason));
        changed.run();
    }

    private OrderProgress progress(
            FulfillmentOrder fulfillmentOrder, OrderFact fact, UnitState to, Actor actor, @Nullable String reason) {
        return new OrderProgress(
                order,
                names.next("progress"),
                fact,
                moves(fulfillmentOrder.units(), from(fulfillmentOrder, to), to),
                fulfillmentOrder.id(),
                actor,
                reason,
                List.of());
    }

    private static UnitState from(FulfillmentOrder fulfillmentOrder, UnitState to) {
        if (to != UnitState.RELEASED) {
            return UnitState.RELEASED;
        }
        return fulfillmentOrder.replaces() == null ? UnitState.OPEN : UnitState.LOST;
    }

    static List<UnitMove> moves(List<OrderedUnits> units, UnitState from, UnitState to) {
        return units.stream()
                .map(u -> new UnitMove(u.line(), from, to, u.quantity()))
                .toList();
    }

    private StockStep stock(FulfillmentOrder fulfillmentOrder, String what) {
        return new StockStep(order, names.next(what), fulfillmentOrder.location(), fulfillmentOrder.units());
    }

    private FulfillmentStep step(
            FulfillmentOrder fulfillmentOrder, Outcome outcome, Actor actor, @Nullable String reason) {
        return new FulfillmentStep(fulfillmentOrder.id(), names.next("fulfillment"), outcome, List.of(), actor, reason);
    }

    private void tell(FulfillmentOrder fulfillmentOrder, Template template, @Nullable Money amount) {
        ports.messages.tell((messages, message) -> messages.send(message), message(fulfillmentOrder, template, amount));
    }

    private CustomerMessage message(FulfillmentOrder fulfillmentOrder, Template template, @Nullable Money amount) {
        return new CustomerMessage(order, names.next("message"), template, fulfillmentOrder.id(), amount);
    }
}
