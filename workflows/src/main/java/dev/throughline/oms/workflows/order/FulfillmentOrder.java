package dev.throughline.oms.workflows.order;

import static dev.throughline.oms.workflows.order.OrderActivityOptions.DELIVER_WITHIN;
import static dev.throughline.oms.workflows.order.OrderActivityOptions.PACK_WITHIN;
import static dev.throughline.oms.workflows.order.OrderActivityOptions.READY_WITHIN;
import static dev.throughline.oms.workflows.order.OrderActivityOptions.REMIND_EVERY;

import dev.throughline.oms.workflows.exceptions.ExceptionKind;
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
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request to one location, from open to closed: packed or staged → capture → released → delivered or collected. What is
 * sent to a store arrives there in between, and is a pickup from then on. Capture is the
 * pivot: before it units can be cancelled or declined, after it the way is only forward.
 */
final class FulfillmentOrder {
    enum Phase {
        OPEN,
        CAPTURING,
        RELEASED,
        ARRIVING,
        AT_STORE,
        CLOSING,
        CLOSED
    }

    private final FulfillmentOrderId id;
    private final LocationId location;
    private final FulfillmentMethod method;
    private final @Nullable LocationId pickupLocation;
    private final FulfillmentSteps steps;
    private final UnitsByLine units;
    private final Instant dueBy;
    /** Whose lost units it sends again; it captures nothing then. */
    private final @Nullable FulfillmentOrderId replaces;

    /** What the carrier reported and nobody has dealt with. */
    private final Deque<Tracked> reports = new ArrayDeque<>();

    private final Set<ExceptionKind> inQueue = EnumSet.noneOf(ExceptionKind.class);
    /** Whether its promise is looked at before a person is reminded. */
    private final boolean watched;

    private final PickupWait pickup;

    private Phase phase;
    /** By when the location says that it takes it on; missing when it need not, or that was looked at. */
    private @Nullable Instant acceptBy;

    private Instant due;
    private boolean busy;
    private boolean postponed;
    private @Nullable Actor packedBy;
    private @Nullable Release release;
    private @Nullable Actor arrivedBy;
    private @Nullable Outcome end;
    private Actor endedBy = Actor.system("carrier");
    private @Nullable String endReason;
    private @Nullable String handover;

    FulfillmentOrder(
            FulfillmentOrderId id,
            LocationId location,
            FulfillmentMethod method,
            @Nullable LocationId pickupLocation,
            Collection<OrderedUnits> units,
            @Nullable Instant dueBy,
            @Nullable Instant watchAt,
            @Nullable Instant acceptBy,
            @Nullable FulfillmentOrderId replaces,
            FulfillmentSteps steps) {
        this.id = id;
        this.location = location;
        this.method = method;
        this.pickupLocation = pickupLocation;
        this.replaces = replaces;
        this.steps = steps;
        this.units = new UnitsByLine(units);
        phase = Phase.OPEN;
        this.dueBy = dueBy != null ? dueBy : Waits.now().plus(method.isSent() ? PACK_WITHIN : READY_WITHIN);
        watched = watchAt != null;
        due = watchAt != null ? watchAt : this.dueBy;
        this.acceptBy = acceptBy;
        pickup = new PickupWait(this, steps);
    }

    FulfillmentOrder(FulfillmentOrderSnapshot carried, FulfillmentSteps steps) {
        this(
                carried.id(),
                carried.location(),
                carried.method(),
                carried.pickupLocation(),
                carried.lines(),
                carried.due(),
                Boolean.TRUE.equals(carried.watched()) ? carried.due() : null,
                carried.acceptBy(),
                carried.replaces(),
                steps);
        phase = Phase.valueOf(carried.phase());
        due = carried.due();
        pickup.resume(carried.reminded(), carried.lastCode(), carried.pickup());
        if (carried.inQueue() != null) {
            inQueue.addAll(carried.inQueue());
        }
    }

    /** The whole way; runs beside the order's other fulfillment orders. */
    void process() {
        while (phase == Phase.OPEN) {
            waitUntilPacked();
            if (units.isEmpty()) {
                gotOn(Actor.system("order-process"), "nothing is left to pack");
                phase = Phase.CLOSED;
                return;
            }
            capture();
        }
        if (phase == Phase.RELEASED && method == FulfillmentMethod.SHIP_TO_STORE) {
            waitUntilArrived();
        }
        if (phase == Phase.RELEASED || phase == Phase.AT_STORE) {
            if (!units.isEmpty()) {
                waitUntilEnded();
            }
            if (!units.isEmpty()) {
                phase = Phase.CLOSING;
                steps.end(this, requireEnd(), endedBy);
            }
            gotOn(endedBy, "on its way no more");
            phase = Phase.CLOSED;
            reports.forEach(steps::reportedAgain);
        }
    }

    /** What it has in the exception queue is over. */
    private void gotOn(Actor actor, String how) {
        if (!inQueue.isEmpty()) {
            busy = true;
            steps.late().gotOn(this, actor, how);
            busy = false;
        }
    }

    private void waitUntilPacked() {
        var waitingFor = method.isSent() ? "packed at " : "ready for pickup at ";
        do {
            postponed = false;
            if (!Waits.until(nextDeadline(), waitingFor + location, () -> isPackedOrEmpty() || postponed)) {
                if (nextDeadline().equals(acceptBy)) {
                    lookAtAcceptance();
                } else {
                    overdue();
                }
            }
        } while (!isPackedOrEmpty());
    }

    private boolean isPackedOrEmpty() {
        return packedBy != null || units.isEmpty();
    }

    private Instant nextDeadline() {
        return acceptBy != null && acceptBy.isBefore(due) ? acceptBy : due;
    }

    private void lookAtAcceptance() {
        acceptBy = null;
        whileBusy(() -> steps.lookAtAcceptance(this));
    }

    private void capture() {
        phase = Phase.CAPTURING;
        release = steps.captureAndRelease(this, requirePackedBy());
        if (release.refusal() == null) {
            phase = Phase.RELEASED;
            gotOn(requirePackedBy(), "packed");
        } else {
            packedBy = null;
            end = null;
            reports.clear();
            phase = Phase.OPEN;
            due = Waits.now().plus(REMIND_EVERY);
        }
    }

    private void waitUntilArrived() {
        do {
            postponed = false;
            if (!Waits.until(
                    due,
                    "arrived at " + pickupLocation,
                    () -> hasArrivedOrEnded() || !reports.isEmpty() || postponed)) {
                remind("not arrived at the store in time");
            }
            workOffReports();
        } while (!hasArrivedOrEnded() && !units.isEmpty());
        if (arrivedBy != null && !units.isEmpty()) {
            phase = Phase.ARRIVING;
            due = pickup.begin();
            steps.arrive(this, arrivedBy);
            gotOn(arrivedBy, "arrived");
            phase = Phase.AT_STORE;
        }
    }

    private boolean hasArrivedOrEnded() {
        return arrivedBy != null || end != null;
    }

    private void waitUntilEnded() {
        if (method.isCollected()) {
            pickup.untilEnded();
            return;
        }
        do {
            postponed = false;
            if (!Waits.until(due, "delivered from " + location, () -> end != null || !reports.isEmpty() || postponed)) {
                remind("not delivered in time");
            }
            workOffReports();
        } while (end == null && !units.isEmpty());
    }

    private void workOffReports() {
        while (!reports.isEmpty() && end == null && !units.isEmpty()) {
            busy = true;
            var report = reports.removeFirst();
            var ended = reported(report);
            if (report.outcome() == Tracked.Outcome.DELIVERED && ended.equals(units())) {
                endAs(Outcome.DELIVERED, endedBy);
            } else if (!ended.isEmpty()) {
                units.remove(ended);
                steps.endInPart(this, ended, report.outcome());
            }
            busy = false;
        }
    }

    /** The units of a report that are still here. */
    private List<OrderedUnits> reported(Tracked report) {
        return report.lines() == null ? units() : units.among(report.lines());
    }

    private void overdue() {
        if (!watched) {
            remind("not packed in time");
            return;
        }
        whileBusy(() -> due = steps.lookAtPromise(this));
    }

    private void remind(String reason) {
        whileBusy(() -> {
            steps.remind(this, reason);
            if (!postponed) {
                due = Waits.now().plus(REMIND_EVERY);
            }
        });
    }

    /** Does something that must not be cut in two by a new run. */
    void whileBusy(Runnable step) {
        busy = true;
        step.run();
        busy = false;
    }

    /** The last wait begins. */
    void beginLastWait() {
        due = method.isSent() ? Waits.now().plus(DELIVER_WITHIN) : pickup.begin();
    }

    /** A person has given it another due time. */
    void postpone(Instant newDue) {
        due = newDue;
        postponed = true;
    }

    boolean canBePostponed() {
        return isOpen() || (isOnItsWay() && method.isSent());
    }

    /** The carrier reports the end of a parcel's way; answers whether it is still on its way, or about to be. */
    boolean report(Tracked report) {
        boolean onItsWay = (isOnItsWay() && !units.isEmpty()) || isBeingReleased();
        if (onItsWay) {
            reports.add(report);
        }
        return onItsWay;
    }

    /** A person reports it packed or staged; {@link #release()} tells what came of it. */
    void packed(Packed act) {
        release = null;
        pickup.keep(act.pickup());
        packedBy = act.actor();
    }

    /** The store has what was sent to it, unless it is lost already. */
    void arrived(Arrived act) {
        if (arrivedBy == null && end == null) {
            pickup.keep(act.pickup());
            arrivedBy = act.actor();
        }
    }

    /** The first report of the end counts. */
    void endAs(Outcome outcome, Actor actor) {
        endAs(outcome, actor, null);
    }

    /** The first report of the end counts. */
    void endAs(Outcome outcome, Actor actor, @Nullable String reason) {
        if (end == null) {
            end = outcome;
            endedBy = actor;
            endReason = reason;
        }
    }

    /** Everything that is left, or a part of it, is with the customer; returns when that is noted. */
    void handOver(HandedOver act) {
        if (units.areAll(act.named())) {
            handover = end == null ? act.handover() : handover;
            endAs(Outcome.COLLECTED, act.actor());
            Workflow.await(this::isClosed);
        } else {
            pickup.give(act);
        }
    }

    /** Takes units out that the customer has. */
    List<OrderedUnits> giveOut(List<UnitsOfLine> named) {
        return units.giveOut(named);
    }

    /** Takes units out, up to the number asked for; only while open. */
    int take(int line, int quantity) {
        return isOpen() ? units.take(line, quantity) : 0;
    }

    /**
     * Whether units can still be taken out, and packing be reported. When the last unit is taken it closes, but only after what arrived with
     * the same workflow task has been looked at: that meets nothing to pack already.
     */
    boolean isOpen() {
        return isWaitingForPacking() && !units.isEmpty();
    }

    private boolean isWaitingForPacking() {
        return phase == Phase.OPEN && packedBy == null;
    }

    /** Whether it is unpacked, and no deadline passes before this time. */
    boolean waitsForPackingUntil(Instant time) {
        return isWaitingForPacking() && !busy && !nextDeadline().isBefore(time);
    }

    boolean isReleased() {
        return end == null && (isOnItsWay() || phase == Phase.AT_STORE);
    }

    /** Whether it has left, or may leave, and is not known to be where the customer has it. */
    boolean isOnItsWay() {
        return phase == Phase.RELEASED && end == null && arrivedBy == null;
    }

    /** Whether it may be handed over; the store may know that a moment before the process. */
    boolean mayBeHandedOver() {
        boolean soon = method == FulfillmentMethod.SHIP_TO_STORE
                ? phase == Phase.ARRIVING && end == null
                : method == FulfillmentMethod.PICKUP && isBeingReleased();
        return (soon || waitsForCustomer()) && pickup.isIdle();
    }

    private boolean waitsForCustomer() {
        return end == null
                && (phase == Phase.AT_STORE || (method == FulfillmentMethod.PICKUP && phase == Phase.RELEASED));
    }

    boolean isAtStore() {
        return phase == Phase.AT_STORE;
    }

    /** The location knows already that it is released, and may tell how it ended: the last step's report is under way. */
    boolean isBeingReleased() {
        return phase == Phase.CAPTURING && end == null;
    }

    /** A pickup that waits for the customer, and that nobody is doing anything with. */
    boolean awaitsCustomer() {
        return waitsForCustomer() && pickup.isIdle();
    }

    /** What a released pickup waits for. */
    PickupWait pickup() {
        return pickup;
    }

    boolean hasEnded() {
        return end != null;
    }

    boolean isClosed() {
        return phase == Phase.CLOSED;
    }

    /** Whether it only waits, so that its state can be carried to another run. */
    boolean isIdle() {
        return !busy && reports.isEmpty() && pickup.isIdle() && (isWaitingForPacking() || isReleased() || isClosed());
    }

    @Nullable
    Release release() {
        return release;
    }

    Instant due() {
        return due;
    }

    void dueBy(Instant by) {
        due = by;
    }

    @Nullable
    String endReason() {
        return endReason;
    }

    @Nullable
    String handover() {
        return handover;
    }

    FulfillmentOrderId id() {
        return id;
    }

    LocationId location() {
        return location;
    }

    @Nullable
    FulfillmentOrderId replaces() {
        return replaces;
    }

    /** What it has in the exception queue. */
    Set<ExceptionKind> inQueue() {
        return inQueue;
    }

    FulfillmentMethod method() {
        return method;
    }

    /** The store that it is sent to; null when it is sent to none. */
    @Nullable
    LocationId pickupLocation() {
        return pickupLocation;
    }

    /** Where the customer collects. */
    LocationId handoverLocation() {
        return pickupLocation == null ? location : pickupLocation;
    }

    List<OrderedUnits> units() {
        return units.all();
    }

    FulfillmentRequest.Request request() {
        return new FulfillmentRequest.Request(id, location, method, units(), dueBy, acceptBy, pickupLocation, replaces);
    }

    FulfillmentOrderSnapshot snapshot() {
        boolean waits = waitsForCustomer();
        return new FulfillmentOrderSnapshot(
                id,
                location,
                method,
                phase.name(),
                units(),
                due,
                watched ? true : null,
                acceptBy,
                waits ? pickup.isReminded() : null,
                waits ? pickup.lastCode() : null,
                pickupLocation,
                replaces,
                List.copyOf(inQueue),
                waits ? pickup.terms() : null);
    }

    FulfillmentOrderView view() {
        var next = isOpen() ? nextDeadline() : due;
        return new FulfillmentOrderView(id, location, phase.name(), units(), isClosed() ? null : next);
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
