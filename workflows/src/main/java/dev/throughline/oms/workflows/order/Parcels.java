package dev.throughline.oms.workflows.order;

import static dev.throughline.oms.workflows.order.OrderActivityOptions.PARCEL_WINDOW;

import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep.Outcome;
import dev.throughline.oms.workflows.order.FulfillmentOrders.Taken;
import dev.throughline.oms.workflows.order.OrderSnapshot.DecidedSnapshot;
import dev.throughline.oms.workflows.order.OrderSnapshot.ParcelsSnapshot;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Waits;
import io.temporal.workflow.Async;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Parcels that are lost or damaged: their units are paid for, and wait for a person to replace or refund them, with a date. Without a decision
 * in time they are refunded. A replacement is committed and requested anew, captures nothing, and waits again where nobody has it. Everything
 * here is done at the order's desk, one thing after the other.
 */
final class Parcels {
    private static final Actor CARRIER = Actor.system("carrier");

    private final FulfillmentOrders fulfillmentOrders;
    private final OrderChanges changes;
    private final ParcelSteps steps;
    private final Desk desk;
    private final Map<FulfillmentOrderId, LostUnits> waiting = new TreeMap<>();
    private final Map<FulfillmentOrderId, DecidedSnapshot> decided = new TreeMap<>();

    Parcels(FulfillmentOrders fulfillmentOrders, OrderChanges changes, ParcelSteps steps, Desk desk) {
        this.fulfillmentOrders = fulfillmentOrders;
        this.changes = changes;
        this.steps = steps;
        this.desk = desk;
    }

    /** Units that a fulfillment order has no more; answers when everybody knows. */
    void lost(FulfillmentOrder from, List<OrderedUnits> units, ExceptionKind kind) {
        boolean nothingLeft = from.units().isEmpty();
        desk.ask(() -> {
            var lost = keep(from, units, kind, nothingLeft);
            steps.lost(lost, units, kind);
            return lost;
        });
    }

    private LostUnits keep(FulfillmentOrder from, List<OrderedUnits> units, ExceptionKind kind, boolean nothingLeft) {
        var known = waiting.get(from.id());
        var lost = known != null
                ? known
                : new LostUnits(
                        from.id(), from.location(), from.method(), Waits.now().plus(PARCEL_WINDOW));
        lost.add(units, kind, nothingLeft);
        if (known == null) {
            waiting.put(from.id(), lost);
            watch(lost);
        }
        return lost;
    }

    private void watch(LostUnits lost) {
        Async.procedure(() -> {
            if (!Waits.until(lost.until(), "a decision about what was lost of " + lost.id(), lost::isEmpty)) {
                desk.put(() -> refund(lost, Actor.system("parcel-window"), "nobody decided in time"));
            }
        });
    }

    void checkDecide(ParcelDecision decision) {
        if (waiting.containsKey(decision.fulfillmentOrder())) {
            return;
        }
        var work = fulfillmentOrders
                .find(decision.fulfillmentOrder())
                .orElseThrow(() -> OrderFailure.UNKNOWN_FULFILLMENT_ORDER.because(
                        "the order has no " + decision.fulfillmentOrder()));
        if (work.replaces() == null || !work.isOpen()) {
            throw OrderFailure.NOT_LOST.because("nothing of it was lost or damaged and waits for a decision");
        }
        if (decision.choice() != ParcelDecision.Choice.REFUND) {
            throw OrderFailure.NOT_LOST.because("it is a replacement already: it can be refunded until it is packed");
        }
    }

    ParcelResolution decide(ParcelDecision decision) {
        var lost = waiting.get(decision.fulfillmentOrder());
        if (lost != null) {
            return desk.ask(() -> decision.choice() == ParcelDecision.Choice.REPLACE
                    ? replace(lost, decision.actor(), decision.reason())
                    : refund(lost, decision.actor(), decision.reason()));
        }
        // Taken at once, so that nobody packs it meanwhile.
        var taken = fulfillmentOrders.takeAll(
                fulfillmentOrders.find(decision.fulfillmentOrder()).orElseThrow());
        return desk.ask(() -> refundInstead(taken, decision));
    }

    /** What was lost may have come to light, or have been decided about, a moment before. */
    private ParcelResolution replace(LostUnits lost, Actor actor, String reason) {
        if (lost.isEmpty()) {
            return new ParcelResolution(List.of(), List.of(), List.of());
        }
        var replaced = steps.source(lost, actor, reason);
        lost.remove(replaced);
        if (lost.isEmpty()) {
            settled(lost, actor, "replaced: " + reason);
        } else {
            steps.putIntoQueue(lost, "nobody has " + count(lost.units()) + " of its units to send again");
        }
        return new ParcelResolution(replaced, List.of(), lost.units());
    }

    private static int count(List<OrderedUnits> units) {
        return units.stream().mapToInt(OrderedUnits::quantity).sum();
    }

    private ParcelResolution refund(LostUnits lost, Actor actor, String reason) {
        var units = lost.units();
        if (units.isEmpty()) {
            return new ParcelResolution(List.of(), List.of(), List.of());
        }
        lost.remove(units);
        steps.refund(lost.id(), lost.location(), units, actor, reason);
        settled(lost, actor, "refunded: " + reason);
        return new ParcelResolution(List.of(), units, List.of());
    }

    private ParcelResolution refundInstead(Taken taken, ParcelDecision decision) {
        changes.giveUp(taken, Outcome.CANCELLED, decision.actor(), decision.reason());
        steps.refund(taken.from().id(), taken.from().location(), taken.units(), decision.actor(), decision.reason());
        return new ParcelResolution(List.of(), taken.units(), List.of());
    }

    private void settled(LostUnits lost, Actor actor, String resolution) {
        waiting.remove(lost.id());
        var kind = lost.areLost() ? ExceptionKind.LOST : ExceptionKind.DAMAGED;
        decided.put(lost.id(), new DecidedSnapshot(lost.id(), lost.location(), kind));
        steps.close(lost, actor, resolution);
    }

    /** A replacement cannot be served from where it was to come: from elsewhere, or it waits again. */
    Resourcing replaceAgain(Taken taken, Actor actor, String reason) {
        var original = taken.from().replaces();
        if (original == null) {
            throw new IllegalStateException(taken.from().id() + " replaces nothing");
        }
        var before = decided.get(original);
        var from = taken.from();
        var lost = new LostUnits(
                original, from.location(), from.method(), Waits.now().plus(PARCEL_WINDOW));
        boolean damaged = before != null && before.kind() == ExceptionKind.DAMAGED;
        lost.add(taken.units(), damaged ? ExceptionKind.DAMAGED : ExceptionKind.LOST, false);
        var replaced = steps.source(lost, actor, reason);
        lost.remove(replaced);
        if (lost.isEmpty()) {
            return new Resourcing(replaced, List.of(), List.of());
        }
        var left = lost.units();
        waitAgain(lost, "the replacement cannot be had: " + reason);
        return new Resourcing(replaced, List.of(), List.of(), left);
    }

    private void waitAgain(LostUnits lost, String reason) {
        var known = waiting.get(lost.id());
        if (known != null) {
            lost.kinds().forEach(kind -> known.add(lost.units(), kind, false));
            steps.putIntoQueue(known, reason);
        } else {
            waiting.put(lost.id(), lost);
            watch(lost);
            steps.putIntoQueue(lost, reason);
        }
    }

    /** The carrier reports a fulfillment order that is on its way no more. */
    void reportedAgain(Tracked report) {
        if (report.outcome() == Tracked.Outcome.DELIVERED) {
            desk.put(() -> deliveredAfterAll(report.fulfillmentOrder()));
        }
    }

    private void deliveredAfterAll(FulfillmentOrderId id) {
        var lost = waiting.get(id);
        var before = decided.get(id);
        if (lost != null && lost.areLost() && lost.method() == FulfillmentMethod.SHIP) {
            var units = lost.units();
            lost.remove(units);
            waiting.remove(id);
            steps.delivered(lost, units);
            steps.close(lost, CARRIER, "delivered after all");
        } else if (lost == null && before != null && before.kind() == ExceptionKind.LOST) {
            decided.put(id, new DecidedSnapshot(id, before.location(), ExceptionKind.FOUND));
            steps.found(before);
        }
    }

    @Nullable
    ParcelsSnapshot snapshot() {
        return waiting.isEmpty() && decided.isEmpty()
                ? null
                : new ParcelsSnapshot(
                        waiting.values().stream().map(LostUnits::snapshot).toList(), List.copyOf(decided.values()));
    }

    /** Knows what the run before knew; nothing goes on yet. */
    void resume(@Nullable ParcelsSnapshot carried) {
        if (carried != null) {
            carried.decided().forEach(one -> decided.put(one.id(), one));
            carried.waiting().stream().map(LostUnits::new).forEach(lost -> waiting.put(lost.id(), lost));
        }
    }

    /** Goes on with what was resumed. */
    void goOn() {
        List.copyOf(waiting.values()).forEach(this::watch);
    }
}
