package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep.Outcome;
import dev.throughline.oms.workflows.messaging.CustomerMessage;
import dev.throughline.oms.workflows.messaging.CustomerMessage.Template;
import dev.throughline.oms.workflows.promise.PromiseCheck;
import dev.throughline.oms.workflows.promise.PromiseOutlook;
import dev.throughline.oms.workflows.shared.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the customer was promised, or tells them: shortly before a location has to be ready, and is not, the units go to another
 * that can still make it; where none can, the order gets a new date, and the customer is told. An order that is packed in time never
 * comes here: the look takes the place of the reminder's timer.
 */
final class PromiseWatch {
    private static final Actor ACTOR = Actor.system("promise-watch");

    private final PlaceOrder order;
    private final OrderPorts ports;
    private final StepNames names;
    private final Desk desk;
    private final OrderChanges changes;
    private final LateWork late;
    private @Nullable Instant promisedBy;

    PromiseWatch(PlaceOrder order, OrderPorts ports, StepNames names, Desk desk, OrderChanges changes, LateWork late) {
        this.order = order;
        this.ports = ports;
        this.names = names;
        this.desk = desk;
        this.changes = changes;
        this.late = late;
    }

    void promised(@Nullable Instant by) {
        promisedBy = by;
    }

    @Nullable
    Instant promisedBy() {
        return promisedBy;
    }

    /** Answers when to look again; null when there is nothing to go by. */
    @Nullable
    Instant look(FulfillmentOrder fulfillmentOrder) {
        var promised = promisedBy;
        if (promised == null) {
            return null;
        }
        var outlook = ports.promises.look(new PromiseCheck(
                order.id(),
                order.channel(),
                fulfillmentOrder.method(),
                fulfillmentOrder.location(),
                fulfillmentOrder.units(),
                promised,
                changes.declinedBy(),
                fulfillmentOrder.pickupLocation()));
        switch (outlook.verdict()) {
            case ELSEWHERE -> desk.put(() -> serveFromElsewhere(fulfillmentOrder, outlook));
            case LATE -> desk.put(() -> delay(fulfillmentOrder, outlook));
            case KEPT, UNKNOWN -> {}
        }
        return outlook.lookAgainAt();
    }

    private void serveFromElsewhere(FulfillmentOrder fulfillmentOrder, PromiseOutlook outlook) {
        if (!fulfillmentOrder.isOpen()) {
            return;
        }
        if (changes.serveFromElsewhere(fulfillmentOrder, outlook.tooLate())) {
            record(fulfillmentOrder, "served from elsewhere", null);
        } else {
            delay(fulfillmentOrder, outlook);
        }
    }

    /** Another parcel may have had the promise put off already. */
    private void delay(FulfillmentOrder fulfillmentOrder, PromiseOutlook outlook) {
        var by = outlook.by();
        if (!fulfillmentOrder.isOpen() || by == null || !by.isAfter(Objects.requireNonNull(promisedBy))) {
            return;
        }
        var before = promisedBy;
        promisedBy = by;
        ports.fulfillment.escalate(new FulfillmentStep(
                fulfillmentOrder.id(),
                names.next("at-risk"),
                Outcome.OVERDUE,
                List.of(),
                ACTOR,
                "not ready in time for what was promised"));
        late.putIntoQueue(fulfillmentOrder, ExceptionKind.LATE, "not ready in time for what was promised");
        record(fulfillmentOrder, "not ready in time", by);
        ports.messages.tell(
                (messages, message) -> messages.send(message),
                new CustomerMessage(order.id(), names.next("message"), Template.DELAYED, fulfillmentOrder.id(), null)
                        .withDates(before, by));
    }

    private void record(FulfillmentOrder fulfillmentOrder, String reason, @Nullable Instant newPromise) {
        ports.orders.recordProgress(new OrderProgress(
                order.id(),
                names.next("progress"),
                OrderFact.PROMISE_AT_RISK,
                List.of(),
                fulfillmentOrder.id(),
                ACTOR,
                reason,
                List.of(),
                newPromise));
    }
}
