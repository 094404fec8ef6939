package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.PlannedOrder.Kind;
import dev.throughline.oms.client.model.FulfillmentMethod;
import dev.throughline.oms.client.model.Order;

/** What of an order reached the customer, by what the play's people did: parcels delivered, pickups handed over, goods sold at a till. */
record Handed(PlannedOrder plan, Order order) {
    int units(int line) {
        return delivered(line) + collected(line);
    }

    int delivered(int line) {
        return byFulfillmentOrders(line, FulfillmentMethod.SHIP);
    }

    int collected(int line) {
        return plan.kind() == Kind.TILL_SALE
                ? plan.invoice().lines().get(line - 1).quantity()
                : byFulfillmentOrders(line, FulfillmentMethod.PICKUP);
    }

    private int byFulfillmentOrders(int line, FulfillmentMethod method) {
        return order.getFulfillmentOrders().stream()
                .filter(work -> work.getMethod() == method)
                .mapToInt(work -> Staff.handedUnits(work, line))
                .sum();
    }

    int lines() {
        return plan.invoice().lines().size();
    }
}
