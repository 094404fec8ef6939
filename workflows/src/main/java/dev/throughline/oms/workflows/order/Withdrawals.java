package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.order.FulfillmentOrders.Taken;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.UnitState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Units that are taken away from where they are, because they are cancelled or cannot be served there. From then on nobody may pack them;
 * the other systems are told at the order's desk.
 */
final class Withdrawals {
    private final OrderLines lines;
    private final FulfillmentOrders fulfillmentOrders;
    private final OrderRules rules;
    private final OrderChanges changes;
    private final Parcels parcels;

    Withdrawals(
            OrderLines lines,
            FulfillmentOrders fulfillmentOrders,
            OrderRules rules,
            OrderChanges changes,
            Parcels parcels) {
        this.lines = lines;
        this.fulfillmentOrders = fulfillmentOrders;
        this.rules = rules;
        this.changes = changes;
        this.parcels = parcels;
    }

    /** Units that nobody may pack any more; the other systems do not know yet. */
    record Withdrawn(List<Taken> open, List<OrderedUnits> backordered, List<OrderedUnits> unfillable) {
        List<OrderedUnits> units() {
            var all = new ArrayList<>(backordered);
            all.addAll(unfillable);
            open.forEach(taken -> all.addAll(taken.units()));
            return all;
        }
    }

    Withdrawn withdraw(FulfillmentOrder from) {
        var taken = fulfillmentOrders.takeAll(from);
        lines.move(taken.units(), UnitState.OPEN, UnitState.CANCELLED);
        return new Withdrawn(List.of(taken), List.of(), List.of());
    }

    Withdrawn withdraw(Map<Integer, Integer> unitsByLine) {
        var open = fulfillmentOrders.take(unitsByLine);
        var left = new TreeMap<>(unitsByLine);
        open.forEach(taken -> taken.units().forEach(u -> left.merge(u.line(), -u.quantity(), Integer::sum)));
        open.forEach(taken -> lines.move(taken.units(), UnitState.OPEN, UnitState.CANCELLED));
        var unfillable = lines.take(UnitState.UNFILLABLE, left);
        lines.move(unfillable, UnitState.UNFILLABLE, UnitState.CANCELLED);
        var backordered = lines.take(UnitState.BACKORDERED, left);
        lines.move(backordered, UnitState.BACKORDERED, UnitState.CANCELLED);
        return new Withdrawn(open, backordered, unfillable);
    }

    Resourcing declined(Taken taken, Declined declined) {
        if (taken.from().replaces() == null) {
            return changes.decline(taken, declined);
        }
        changes.leave(taken, declined);
        return parcels.replaceAgain(taken, declined.actor(), declined.reason());
    }

    /** The units may have gone elsewhere while others were decided about: then there is less to decide. */
    Resourcing decided(UnfillableDecision decided) {
        var units = lines.take(UnitState.UNFILLABLE, new TreeMap<>(rules.unitsOf(decided)));
        if (units.isEmpty()) {
            return new Resourcing(List.of(), List.of(), List.of());
        }
        if (decided.choice() != UnfillableDecision.Choice.CANCEL) {
            return changes.decide(units, decided);
        }
        lines.move(units, UnitState.UNFILLABLE, UnitState.CANCELLED);
        changes.cancel(List.of(), List.of(), units, decided.actor(), decided.reason());
        return new Resourcing(List.of(), List.of(), units);
    }

    Cancelled cancelled(Withdrawn withdrawn, Actor actor, String reason) {
        changes.cancel(withdrawn.open(), withdrawn.backordered(), withdrawn.unfillable(), actor, reason);
        return new Cancelled(withdrawn.units(), lines.status());
    }

    void cancelWhatCanBe() {
        var withdrawn = withdraw(rules.cancellable());
        if (!withdrawn.units().isEmpty()) {
            cancelled(withdrawn, Actor.system("temporal"), "cancelled in Temporal");
        }
    }

    /** A fact took units that were committed; they are sourced anew. */
    void fellShort(StockChange shortage) {
        // By line and article: something else may have taken the place of a part of the line.
        var left = new HashMap<OrderedUnits, Integer>();
        shortage.lines().forEach(u -> left.merge(u.withQuantity(1), u.quantity(), Integer::sum));
        for (var fulfillmentOrder : fulfillmentOrders.openAt(shortage.location())) {
            var here = new TreeMap<Integer, Integer>();
            fulfillmentOrder.units().forEach(u -> here.put(u.line(), left.getOrDefault(u.withQuantity(1), 0)));
            var taken = fulfillmentOrders.take(fulfillmentOrder, here);
            taken.units().forEach(u -> left.merge(u.withQuantity(1), -u.quantity(), Integer::sum));
            if (taken.units().isEmpty()) {
                continue;
            }
            if (fulfillmentOrder.replaces() == null) {
                changes.fellShort(taken);
            } else {
                changes.leaveShort(taken);
                parcels.replaceAgain(taken, OrderChanges.INVENTORY, "shortage");
            }
        }
    }

    void cancelBackorders() {
        var waiting = new TreeMap<Integer, Integer>();
        lines.in(UnitState.BACKORDERED).forEach(u -> waiting.put(u.line(), u.quantity()));
        if (!waiting.isEmpty()) {
            var backordered = lines.in(UnitState.BACKORDERED);
            lines.move(backordered, UnitState.BACKORDERED, UnitState.CANCELLED);
            changes.cancel(
                    List.of(), backordered, List.of(), Actor.system("backorder-window"), "no stock came in time");
        }
    }

    void cancelUnfillable() {
        var waiting = lines.in(UnitState.UNFILLABLE);
        if (!waiting.isEmpty()) {
            lines.move(waiting, UnitState.UNFILLABLE, UnitState.CANCELLED);
            changes.cancel(List.of(), List.of(), waiting, Actor.system("unfillable-window"), "nobody decided in time");
        }
    }
}
