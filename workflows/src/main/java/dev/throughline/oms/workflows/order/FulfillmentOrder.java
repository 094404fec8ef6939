package dev.throughline.oms.workflows.order;

import static dev.throughline.oms.workflows.order.OrderActivityOptions.DELIVER_WITHIN;
import static dev.throughline.oms.workflows.order.OrderActivityOptions.PACK_WITHIN;
import static dev.throughline.oms.workflows.order.OrderActivityOptions.PICKUP_WINDOW;
import static dev.throughline.oms.workflows.order.OrderActivityOptions.READY_WITHIN;
import static dev.throughline.oms.workflows.order.OrderActivityOptions.REMIND_EVERY;

import dev.throughline.oms.workflows.fulfillment.FulfillmentRequest;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep.Outcome;
import dev.throughline.oms.workflows.order.OrderSnapshot.FulfillmentOrderSnapshot;
import dev.throughline.oms.workflows.order.OrderView.FulfillmentOrderView;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Waits;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One request to one location, from open to closed: packed or staged → capture → released → delivered or collected. Capture is the
 * pivot: before it units can be cancelled or declined, after it the way is only forward.
 */
final class FulfillmentOrder {
    enum Phase {
        OPEN,
        CAPTURING,
        RELEASED,
        CLOSING,
        CLOSED
    }

    private final FulfillmentOrderId id;
    private final LocationId location;
    private final FulfillmentMethod method;
    private final FulfillmentSteps steps;
    private final TreeMap<Integer, OrderedUnits> lines = new TreeMap<>();
    private final Instant dueBy;
    /** Whether its promise is looked at before a person is reminded. */
    private final boolean watched;

    private Phase phase;
    private Instant due;
    private boolean busy;
    private @Nullable Actor packedBy;
    private @Nullable Release release;
    private @Nullable Outcome end;
    private Actor endedBy = Actor.system("carrier");

    FulfillmentOrder(
            FulfillmentOrderId id,
            LocationId location,
            FulfillmentMethod method,
            Collection<OrderedUnits> units,
            @Nullable Instant dueBy,
            @Nullable Instant watchAt,
            FulfillmentSteps steps) {
        this.id = id;
        this.location = location;
        this.method = method;
        this.steps = steps;
        units.forEach(u -> lines.put(u.line(), u));
        phase = Phase.OPEN;
        this.dueBy =
                dueBy != null ? dueBy : Waits.now().plus(method == FulfillmentMethod.SHIP ? PACK_WITHIN : READY_WITHIN);
        watched = watchAt != null;
        due = watchAt != null ? watchAt : this.dueBy;
    }

    FulfillmentOrder(FulfillmentOrderSnapshot carried, FulfillmentSteps steps) {
        this(
                carried.id(),
                carried.location(),
                carried.method(),
                carried.lines(),
                carried.due(),
                Boolean.TRUE.equals(carried.watched()) ? carried.due() : null,
                steps);
        phase = Phase.valueOf(carried.phase());
        due = carried.due();
    }

    /** The whole way; runs beside the order's other fulfillment orders. */
    void process() {
        while (phase == Phase.OPEN) {
            waitUntilPacked();
            if (lines.isEmpty()) {
                phase = Phase.CLOSED;
                return;
            }
            capture();
        }
        if (phase == Phase.RELEASED) {
            waitUntilEnded();
            phase = Phase.CLOSING;
            steps.end(this, requireEnd(), endedBy);
            phase = Phase.CLOSED;
        }
    }

    private void waitUntilPacked() {
        var waitingFor = method == FulfillmentMethod.SHIP ? "packed at " : "ready for pickup at ";
        while (!Waits.until(due, waitingFor + location, () -> packedBy != null || lines.isEmpty())) {
            overdue();
        }
    }

    private void capture() {
        phase = Phase.CAPTURING;
        release = steps.captureAndRelease(this, requirePackedBy());
        if (release.refusal() == null) {
            phase = Phase.RELEASED;
            due = Waits.now().plus(method == FulfillmentMethod.SHIP ? DELIVER_WITHIN : PICKUP_WINDOW);
        } else {
            packedBy = null;
            end = null;
            phase = Phase.OPEN;
            due = Waits.now().plus(REMIND_EVERY);
        }
    }

    private void waitUntilEnded() {
        if (method == FulfillmentMethod.PICKUP) {
            if (!Waits.until(due, "collected at " + location, () -> end != null)) {
                endAs(Outcome.NO_SHOW, Actor.system("pickup-window"));
            }
            return;
        }
        while (!Waits.until(due, "delivered from " + location, () -> end != null)) {
            remind("not delivered in time");
        }
    }

    private void overdue() {
        if (!watched) {
            remind("not packed in time");
            return;
        }
        busy = true;
        due = steps.lookAtPromise(this);
        busy = false;
    }

    private void remind(String reason) {
        busy = true;
        steps.remind(this, reason);
        due = Waits.now().plus(REMIND_EVERY);
        busy = false;
    }

    /** A person reports it packed or staged; {@link #release()} tells what came of it. */
    void packed(Actor actor) {
        release = null;
        packedBy = actor;
    }

    /** The first report of the end counts. */
    void endAs(Outcome outcome, Actor actor) {
        if (end == null) {
            end = outcome;
            endedBy = actor;
        }
    }

    /** Takes units out, up to the number asked for; only while open. */
    int take(int line, int quantity) {
        var units = lines.get(line);
        if (units == null || !isOpen()) {
            return 0;
        }
        int taken = Math.min(quantity, units.quantity());
        if (taken == units.quantity()) {
            lines.remove(line);
        } else {
            lines.put(line, units.withQuantity(units.quantity() - taken));
        }
        return taken;
    }

    /**
     * Whether units can still be taken out, and packing be reported. When the last unit is taken it closes, but only after what arrived with
     * the same workflow task has been looked at: that meets nothing to pack already.
     */
    boolean isOpen() {
        return isWaitingForPacking() && !lines.isEmpty();
    }

    private boolean isWaitingForPacking() {
        return phase == Phase.OPEN && packedBy == null;
    }

    /** Whether it is unpacked, and no deadline passes before this time. */
    boolean waitsForPackingUntil(Instant time) {
        return isWaitingForPacking() && !busy && !due.isBefore(time);
    }

    boolean isReleased() {
        return phase == Phase.RELEASED && end == null;
    }

    /** The location knows already that it is released, and may tell how it ended: the last step's report is under way. */
    boolean isBeingReleased() {
        return phase == Phase.CAPTURING && end == null;
    }

    boolean isClosed() {
        return phase == Phase.CLOSED;
    }

    /** Whether it only waits, so that its state can be carried to another run. */
    boolean isIdle() {
        return !busy && (isWaitingForPacking() || isReleased() || isClosed());
    }

    @Nullable
    Release release() {
        return release;
    }

    FulfillmentOrderId id() {
        return id;
    }

    LocationId location() {
        return location;
    }

    FulfillmentMethod method() {
        return method;
    }

    List<OrderedUnits> units() {
        return List.copyOf(lines.values());
    }

    FulfillmentRequest.Request request() {
        return new FulfillmentRequest.Request(id, location, method, units(), dueBy);
    }

    FulfillmentOrderSnapshot snapshot() {
        return new FulfillmentOrderSnapshot(id, location, method, phase.name(), units(), due, watched ? true : null);
    }

    FulfillmentOrderView view() {
        return new FulfillmentOrderView(id, location, phase.name(), units(), isClosed() ? null : due);
    }

    private Actor requirePackedBy() {
        if (packedBy == null) {
            throw new IllegalStateException(id + " was not packed");
        }
        return packedBy;
    }

    private Outcome requireEnd() {
        if (end == null) {
            throw new IllegalStateException(id + " has not ended");
        }
        return end;
    }
}
