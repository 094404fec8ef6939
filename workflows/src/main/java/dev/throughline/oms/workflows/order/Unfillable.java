package dev.throughline.oms.workflows.order;

import static dev.throughline.oms.workflows.order.OrderActivityOptions.UNFILLABLE_WINDOW;

import dev.throughline.oms.workflows.exceptions.ClosedException;
import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import dev.throughline.oms.workflows.exceptions.OpenedException;
import dev.throughline.oms.workflows.messaging.CustomerMessage;
import dev.throughline.oms.workflows.messaging.CustomerMessage.Template;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.UnitState;
import dev.throughline.oms.workflows.shared.Waits;
import io.temporal.workflow.Async;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units that nobody can serve: in the exception queue, with a date. A customer who wanted to collect is asked: another store, delivery, or
 * the money back. Without a decision in time they are cancelled. All such units of an order share one entry and one date.
 */
final class Unfillable {
    private final PlaceOrder order;
    private final OrderLines lines;
    private final OrderPorts ports;
    private final StepNames names;
    private @Nullable Instant until;
    private boolean watching;

    Unfillable(PlaceOrder order, OrderLines lines, OrderPorts ports, StepNames names) {
        this.order = order;
        this.lines = lines;
        this.ports = ports;
        this.names = names;
    }

    /**
     * Puts the order into the queue; one that is there already keeps its date.
     *
     * @param kind whether locations declined the units, or a fact took them
     */
    void keep(ExceptionKind kind, String reason, List<LocationId> declinedBy) {
        if (until == null) {
            until = Waits.now().plus(UNFILLABLE_WINDOW);
        }
        ports.exceptions.open(
                new OpenedException(order.id(), names.next("unfillable"), kind, declinedBy, until, reason));
        if (order.method().isCollected()) {
            ports.messages.tell(
                    (messages, message) -> messages.send(message),
                    new CustomerMessage(order.id(), names.next("message"), Template.CHOICE_ASKED, null, null));
        }
    }

    /** @param expired what to do when nobody decides in time */
    void watch(Functions.Proc expired) {
        var due = until;
        if (watching || due == null || isEmpty()) {
            return;
        }
        watching = true;
        Async.procedure(() -> {
            if (!Waits.until(due, "a decision about units that nobody can serve", this::isEmpty)) {
                expired.apply();
                Workflow.await(this::isEmpty);
            }
            until = null;
            watching = false;
        });
    }

    void closeIfNoneIsLeft(Actor actor, String resolution) {
        if (isEmpty()) {
            ports.exceptions.close(new ClosedException(
                    order.id(), names.next("decided"), ExceptionKind.UNFILLABLE, actor, resolution));
        }
    }

    private boolean isEmpty() {
        return lines.in(UnitState.UNFILLABLE).isEmpty();
    }

    @Nullable
    Instant until() {
        return until;
    }

    void resume(@Nullable Instant carried) {
        until = carried;
    }
}
