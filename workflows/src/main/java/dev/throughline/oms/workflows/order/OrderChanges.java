package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep.Outcome;
import dev.throughline.oms.workflows.inventory.StockStep;
import dev.throughline.oms.workflows.messaging.CustomerMessage;
import dev.throughline.oms.workflows.messaging.CustomerMessage.Template;
import dev.throughline.oms.workflows.order.FulfillmentOrders.Taken;
import dev.throughline.oms.workflows.order.OrderProgress.UnitMove;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.UnitState;
import dev.throughline.oms.workflows.sourcing.SourcingDecision;
import dev.throughline.oms.workflows.sourcing.SourcingDecision.Assignment;
import dev.throughline.oms.workflows.sourcing.SourcingRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is done when units are cancelled, or have to be served from elsewhere. */
final class OrderChanges {
    /** A place without stock of its own: backordered units are nowhere yet. */
    private static final LocationId NOWHERE = new LocationId("none");

    static final Actor INVENTORY = Actor.system("inventory");

    private final PlaceOrder order;
    private final OrderLines lines;
    private final FulfillmentOrders fulfillmentOrders;
    private final OrderPorts ports;
    private final StepNames names;
    private final Supplier<@Nullable Instant> promisedBy;
    private final Consumer<Instant> promisedAnew;
    private final Unfillable unfillable;
    private final Set<LocationId> declinedBy = new TreeSet<>();

    OrderChanges(
            PlaceOrder order,
            OrderLines lines,
            FulfillmentOrders fulfillmentOrders,
            OrderPorts ports,
            StepNames names,
            List<LocationId> declinedBy,
            Supplier<@Nullable Instant> promisedBy,
            Consumer<Instant> promisedAnew) {
        this.order = order;
        this.lines = lines;
        this.fulfillmentOrders = fulfillmentOrders;
        this.ports = ports;
        this.names = names;
        this.declinedBy.addAll(declinedBy);
        this.promisedBy = promisedBy;
        this.promisedAnew = promisedAnew;
        unfillable = new Unfillable(order, lines, ports, names);
    }

    Unfillable unfillable() {
        return unfillable;
    }

    List<LocationId> declinedBy() {
        return List.copyOf(declinedBy);
    }

    /** Gives stock back and tells everybody; the units are out of the order's hands already. */
    void cancel(
            List<Taken> open,
            List<OrderedUnits> backordered,
            List<OrderedUnits> unfillable,
            Actor actor,
            String reason) {
        for (var taken : open) {
            giveUp(taken, Outcome.CANCELLED, actor, reason);
        }
        if (!backordered.isEmpty()) {
            ports.inventory.releaseBackorder(stock("release-backorder", NOWHERE, backordered));
        }
        var moves = new ArrayList<UnitMove>();
        open.forEach(t -> moves.addAll(FulfillmentSteps.moves(t.units(), UnitState.OPEN, UnitState.CANCELLED)));
        moves.addAll(FulfillmentSteps.moves(backordered, UnitState.BACKORDERED, UnitState.CANCELLED));
        moves.addAll(FulfillmentSteps.moves(unfillable, UnitState.UNFILLABLE, UnitState.CANCELLED));
        record(OrderFact.UNITS_CANCELLED, moves, actor, reason);
        if (!unfillable.isEmpty()) {
            this.unfillable.closeIfNoneIsLeft(actor, "cancelled: " + reason);
        }
        var cancelled = new ArrayList<>(backordered);
        open.forEach(taken -> cancelled.addAll(taken.units()));
        cancelled.addAll(unfillable);
        tellOfCancelledUnits(cancelled);
    }

    /** The location cannot serve them: corrects or gives back its stock, then sources them elsewhere. */
    Resourcing decline(Taken taken, Declined declined) {
        leave(taken, declined);
        return sourceElsewhere(taken.units(), declined.actor(), declined.reason(), ExceptionKind.UNFILLABLE);
    }

    /** The location cannot serve them: corrects or gives back its stock. */
    void leave(Taken taken, Declined declined) {
        var location = taken.from().location();
        declinedBy.add(location);
        if (declined.correctsStock()) {
            ports.inventory.recordShortPick(new StockStep(
                    order.id(),
                    names.next("short-pick"),
                    location,
                    taken.units(),
                    null,
                    null,
                    declined.components(),
                    declined.damaged()));
        } else {
            ports.inventory.release(stock("release", location, taken.units()));
        }
        var outcome = declined.notFound() ? Outcome.SHORT_PICKED : Outcome.REJECTED;
        withdraw(taken, outcome, declined.actor(), declined.reason(), declined.reasonCode());
    }

    /** Nobody wants them from there any more: gives back the stock and takes them out of the work. */
    void giveUp(Taken taken, Outcome outcome, Actor actor, String reason) {
        ports.inventory.release(stock("release", taken.from().location(), taken.units()));
        withdraw(taken, outcome, actor, reason);
    }

    /** A fact took the units; their commitments have ended already. */
    void fellShort(Taken taken) {
        leaveShort(taken);
        sourceElsewhere(
                taken.units(),
                INVENTORY,
                "shortage",
                OrderVersions.keepsTrouble() ? ExceptionKind.SHORTAGE : ExceptionKind.UNFILLABLE);
    }

    /** A fact took the units; their commitments have ended already. */
    void leaveShort(Taken taken) {
        withdraw(taken, Outcome.CANCELLED, INVENTORY, "shortage");
    }

    /** What took the place of units was agreed to at its location; elsewhere the customer gets what they ordered. */
    private Resourcing sourceElsewhere(
            List<OrderedUnits> taken, Actor actor, String reason, ExceptionKind ifNobodyHasThem) {
        var units = lines.asOrdered(taken);
        // A rejected pickup is never silently sent from elsewhere.
        var decision = order.method() == FulfillmentMethod.PICKUP
                ? new SourcingDecision(List.of(), List.of(), units, null)
                : ports.sourcing.sourceAndCommit(new SourcingRequest(
                        order.id(),
                        names.next("source"),
                        order.channel(),
                        order.method(),
                        order.pickupLocation(),
                        partialPolicy(),
                        units,
                        declinedBy(),
                        null,
                        promisedBy.get()));
        fulfillmentOrders.open(decision.assignments(), decision.promisedBy());
        boolean keep = !decision.shortages().isEmpty() && OrderVersions.keepsUnfillable();
        var left = keep ? UnitState.UNFILLABLE : UnitState.CANCELLED;
        lines.move(decision.backordered(), UnitState.OPEN, UnitState.BACKORDERED);
        lines.move(decision.shortages(), UnitState.OPEN, left);
        var moves = new ArrayList<UnitMove>();
        moves.addAll(FulfillmentSteps.moves(decision.backordered(), UnitState.OPEN, UnitState.BACKORDERED));
        moves.addAll(FulfillmentSteps.moves(decision.shortages(), UnitState.OPEN, left));
        record(factOf(moves, keep), moves, actor, reason);
        var resourced = unitsOf(decision);
        if (keep) {
            unfillable.keep(ifNobodyHasThem, reason, declinedBy());
            return new Resourcing(resourced, decision.backordered(), List.of(), decision.shortages());
        }
        if (!decision.shortages().isEmpty()) {
            tellOfCancelledUnits(decision.shortages());
        }
        return new Resourcing(resourced, decision.backordered(), decision.shortages());
    }

    private static OrderFact factOf(List<UnitMove> moves, boolean unfillable) {
        if (moves.isEmpty()) {
            return OrderFact.RESOURCED;
        }
        return unfillable ? OrderFact.UNFILLABLE : OrderFact.SHORTAGE;
    }

    static List<OrderedUnits> unitsOf(SourcingDecision decision) {
        return decision.assignments().stream().flatMap(a -> a.lines().stream()).toList();
    }

    /** Tries to serve units that nobody could serve, as was decided; what cannot be served even so goes on waiting. */
    Resourcing decide(List<OrderedUnits> units, UnfillableDecision decided) {
        var method = decided.method(order.method());
        var excluded = new TreeSet<>(declinedBy);
        if (decided.location() != null) {
            excluded.remove(decided.location());
        }
        var decision = ports.sourcing.sourceAndCommit(new SourcingRequest(
                order.id(),
                names.next("source"),
                order.channel(),
                method,
                collectedAt(method, decided),
                ShortagePolicy.SHIP_AVAILABLE,
                units,
                List.copyOf(excluded),
                null,
                null,
                method.isSent() ? decided.location() : null));
        var served = unitsOf(decision);
        lines.move(served, UnitState.UNFILLABLE, UnitState.OPEN);
        fulfillmentOrders.open(decision.assignments(), decision.promisedBy(), method);
        if (!served.isEmpty()) {
            var moves = FulfillmentSteps.moves(served, UnitState.UNFILLABLE, UnitState.OPEN);
            var by = latest(promisedBy.get(), decision.promisedBy());
            if (by != null) {
                promisedAnew.accept(by);
            }
            record(OrderFact.RESOURCED, moves, decided.actor(), decided.reason(), by);
            unfillable.closeIfNoneIsLeft(decided.actor(), "served");
        }
        return new Resourcing(served, List.of(), List.of(), decision.shortages());
    }

    private @Nullable LocationId collectedAt(FulfillmentMethod method, UnfillableDecision decided) {
        return switch (method) {
            case SHIP -> null;
            case PICKUP -> decided.location();
            case SHIP_TO_STORE -> order.pickupLocation();
        };
    }

    /**
     * Serves open units from another location if all of them can be had elsewhere; else nothing is changed. The new location is found
     * before the old one is told, so that the units are never without one.
     */
    boolean serveFromElsewhere(FulfillmentOrder from, List<LocationId> tooLate) {
        var units = from.units();
        var excluded = new TreeSet<>(declinedBy);
        excluded.addAll(tooLate);
        excluded.add(from.location());
        var decision = ports.sourcing.sourceAndCommit(new SourcingRequest(
                order.id(),
                names.next("source"),
                order.channel(),
                from.method(),
                from.method() == FulfillmentMethod.PICKUP ? from.location() : from.pickupLocation(),
                ShortagePolicy.ALL_OR_NOTHING,
                units,
                List.copyOf(excluded),
                null,
                promisedBy.get()));
        if (decision.assignments().isEmpty()) {
            return false;
        }
        if (from.isOpen() && from.units().equals(units)) {
            moveTo(decision, from);
        } else {
            // Packed, or changed, in the meantime: it goes on as it is.
            decision.assignments().forEach(a -> ports.inventory.release(stock("release", a.location(), a.lines())));
        }
        return true;
    }

    private void moveTo(SourcingDecision decision, FulfillmentOrder from) {
        var actor = Actor.system("promise-watch");
        var all = new TreeMap<Integer, Integer>();
        from.units().forEach(u -> all.merge(u.line(), u.quantity(), Integer::sum));
        var taken = fulfillmentOrders.take(from, all);
        ports.inventory.release(stock("release", from.location(), taken.units()));
        withdraw(taken, Outcome.CANCELLED, actor, "promise at risk");
        fulfillmentOrders.open(decision.assignments(), decision.promisedBy());
        record(OrderFact.RESOURCED, List.of(), actor, "promise at risk");
    }

    /** Accepted in part already, so all-or-nothing no longer is a choice: what cannot be had is cancelled. */
    private ShortagePolicy partialPolicy() {
        return order.shortagePolicy() == ShortagePolicy.BACKORDER
                ? ShortagePolicy.BACKORDER
                : ShortagePolicy.SHIP_AVAILABLE;
    }

    /** Stock came in for units that waited; what was cancelled meanwhile goes back. */
    void backorderFilled(StockChange filled) {
        var wanted = new ArrayList<OrderedUnits>();
        var surplus = new ArrayList<OrderedUnits>();
        for (var u : filled.lines()) {
            int waiting = Math.min(u.quantity(), lines.count(u.line(), UnitState.BACKORDERED));
            if (waiting > 0) {
                wanted.add(u.withQuantity(waiting));
            }
            if (waiting < u.quantity()) {
                surplus.add(u.withQuantity(u.quantity() - waiting));
            }
        }
        if (!surplus.isEmpty()) {
            ports.inventory.release(stock("release", filled.location(), surplus));
        }
        if (!wanted.isEmpty()) {
            lines.move(wanted, UnitState.BACKORDERED, UnitState.OPEN);
            fulfillmentOrders.open(List.of(new Assignment(filled.location(), wanted)), null);
            record(
                    OrderFact.BACKORDER_FILLED,
                    FulfillmentSteps.moves(wanted, UnitState.BACKORDERED, UnitState.OPEN),
                    Actor.system("inventory"),
                    null);
        }
    }

    /** Notes an order hold put or taken off. */
    void hold(OrderFact fact, HoldOrder hold) {
        record(fact, List.of(), hold.actor(), hold.reason());
    }

    private void withdraw(Taken taken, Outcome outcome, Actor actor, String reason) {
        withdraw(taken, outcome, actor, reason, null);
    }

    private void withdraw(Taken taken, Outcome outcome, Actor actor, String reason, @Nullable String reasonCode) {
        ports.fulfillment.cancelUnits(new FulfillmentStep(
                taken.from().id(), names.next("withdraw"), outcome, taken.units(), actor, reason, reasonCode));
    }

    /** The order is complete when its last unit is. */
    private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private void record(OrderFact fact, List<UnitMove> moves, Actor actor, @Nullable String reason) {
        record(fact, moves, actor, reason, null);
    }

    private void record(
            OrderFact fact, List<UnitMove> moves, Actor actor, @Nullable String reason, @Nullable Instant promised) {
        var locations = fulfillmentOrders.locations();
        ports.orders.recordProgress(new OrderProgress(
                order.id(), names.next("progress"), fact, moves, null, actor, reason, locations, promised));
    }

    private StockStep stock(String what, LocationId location, List<OrderedUnits> units) {
        return new StockStep(order.id(), names.next(what), location, units);
    }

    private void tellOfCancelledUnits(List<OrderedUnits> units) {
        ports.messages.tell(
                (messages, message) -> messages.send(message),
                CustomerMessage.ofUnits(order.id(), names.next("message"), Template.UNITS_CANCELLED, units));
    }
}
