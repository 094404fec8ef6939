package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.PlannedOrder.Kind;
import dev.throughline.oms.client.model.FulfillmentMethod;
import dev.throughline.oms.client.model.FulfillmentOrderStatus;
import dev.throughline.oms.client.model.Order;
import java.util.Set;

/** What of an order reached the customer, by what the play's people did: parcels delivered, pickups handed over, goods sold at a till. */
record Handed(PlannedOrder plan, Order order, Set<String> replaced) {
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

    /** Units whose parcel was lost, each time that it was. */
    int lost(int line) {
        return givenBack(line, FulfillmentOrderStatus.LOST);
    }

    /** Units that were lost and sent again. */
    int replaced(int line) {
        return order.getFulfillmentOrders().stream()
                .filter(work -> replaced.contains(work.getFulfillmentOrderId()))
                .mapToInt(work -> Staff.givenBackUnits(work, line, FulfillmentOrderStatus.LOST))
                .sum();
    }

    /** Units that nobody collected. */
    int notCollected(int line) {
        return givenBack(line, FulfillmentOrderStatus.NO_SHOW);
    }

    private int givenBack(int line, FulfillmentOrderStatus how) {
        return order.getFulfillmentOrders().stream()
                .mapToInt(work -> Staff.givenBackUnits(work, line, how))
                .sum();
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
