package dev.throughline.oms.workflows.order;

import static dev.throughline.oms.workflows.order.OrderActivityOptions.POSTPONED_AT_MOST;
import static dev.throughline.oms.workflows.order.OrderActivityOptions.SEEN_WITHIN;

import dev.throughline.oms.workflows.exceptions.ClosedException;
import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import dev.throughline.oms.workflows.exceptions.OpenedException;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.Waits;
import java.util.List;

/** What a fulfillment order has in the exception queue while it does not get on: it is late, or its capture was refused. */
final class LateWork {
    private final OrderId order;
    private final OrderPorts ports;
    private final StepNames names;

    LateWork(OrderId order, OrderPorts ports, StepNames names) {
        this.order = order;
        this.ports = ports;
        this.names = names;
    }

    void putIntoQueue(FulfillmentOrder work, ExceptionKind kind, String reason) {
        if (OrderVersions.keepsTrouble()) {
            work.inQueue().add(kind);
            ports.exceptions.open(new OpenedException(
                    work.id(),
                    names.next("trouble"),
                    kind,
                    work.location(),
                    Waits.now().plus(SEEN_WITHIN),
                    reason));
        }
    }

    /** It got on, or nothing is left to do. */
    void gotOn(FulfillmentOrder work, Actor actor, String how) {
        var kinds = List.copyOf(work.inQueue());
        work.inQueue().clear();
        kinds.forEach(
                kind -> ports.exceptions.close(new ClosedException(work.id(), names.next("got-on"), kind, actor, how)));
    }

    void checkPostponed(FulfillmentOrder work, Postponement postponed) {
        if (!work.canBePostponed()) {
            throw OrderFailure.NOT_OPEN.because("nothing is waited for that could be put off");
        }
        var now = Waits.now();
        if (!postponed.dueBy().isAfter(now) || postponed.dueBy().isAfter(now.plus(POSTPONED_AT_MOST))) {
            throw OrderFailure.DUE_TIME_PAST.because(
                    "the new due time must lie ahead, within " + POSTPONED_AT_MOST.toDays() + " days");
        }
    }

    /** The process waits for the new time already. */
    boolean postpone(FulfillmentOrder work, Postponement postponed) {
        ports.orders.recordProgress(new OrderProgress(
                order,
                names.next("progress"),
                OrderFact.POSTPONED,
                List.of(),
                work.id(),
                postponed.actor(),
                postponed.reason(),
                List.of()));
        if (work.inQueue().remove(ExceptionKind.LATE)) {
            ports.exceptions.close(new ClosedException(
                    work.id(),
                    names.next("got-on"),
                    ExceptionKind.LATE,
                    postponed.actor(),
                    "acknowledged until " + postponed.dueBy()));
        }
        return true;
    }
}
