package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import java.util.List;
import java.util.TreeMap;

/**
 * Locations take work on within a time limit. What nobody has taken on by then is sourced elsewhere; a pickup never is, so a person has to
 * look at it. Work that is packed before costs nothing: the limit's timer stands in for the next one.
 */
final class AcceptWatch {
    private static final Actor ACTOR = Actor.system("accept-watch");
    private static final String REASON = "NOT_ACCEPTED";

    private final FulfillmentOrders fulfillmentOrders;
    private final OrderPorts ports;
    private final Desk desk;
    private final OrderChanges changes;

    AcceptWatch(FulfillmentOrders fulfillmentOrders, OrderPorts ports, Desk desk, OrderChanges changes) {
        this.fulfillmentOrders = fulfillmentOrders;
        this.ports = ports;
        this.desk = desk;
        this.changes = changes;
    }

    /** Whether a person has to look at it. */
    boolean look(FulfillmentOrder fulfillmentOrder) {
        if (isTakenOn(fulfillmentOrder)) {
            return false;
        }
        if (fulfillmentOrder.method() == FulfillmentMethod.PICKUP) {
            return true;
        }
        desk.put(() -> sourceElsewhere(fulfillmentOrder));
        return false;
    }

    private boolean isTakenOn(FulfillmentOrder fulfillmentOrder) {
        return !fulfillmentOrder.isOpen() || ports.fulfillment.isTakenOn(fulfillmentOrder.id());
    }

    /** Others may have been served first: it may have been taken on meanwhile. */
    private void sourceElsewhere(FulfillmentOrder fulfillmentOrder) {
        if (isTakenOn(fulfillmentOrder) || !fulfillmentOrder.isOpen()) {
            return;
        }
        var all = new TreeMap<Integer, Integer>();
        fulfillmentOrder.units().forEach(u -> all.merge(u.line(), u.quantity(), Integer::sum));
        var taken = fulfillmentOrders.take(fulfillmentOrder, all);
        changes.decline(taken, new Declined(fulfillmentOrder.id(), List.of(), false, ACTOR, REASON));
    }
}
