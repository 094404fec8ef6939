package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.PlannedOrder.Kind;
import dev.throughline.oms.client.model.FulfillmentMethod;
import dev.throughline.oms.client.model.FulfillmentOrderStatus;
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
        return soldAtTill(line) + byFulfillmentOrders(line, FulfillmentMethod.PICKUP);
    }

    private int soldAtTill(int line) {
        return plan.kind() == Kind.TILL_SALE
                ? plan.invoice().lines().get(line - 1).quantity()
                : 0;
    }

    /** Units whose parcel was lost, each time that it was. */
    int lost(int line) {
        return givenBack(line, FulfillmentOrderStatus.LOST);
    }

    /** Units that were paid for. What is sent again was paid for the first time. */
    int paid(int line) {
        return order.getFulfillmentOrders().stream()
                        .filter(work -> work.getReplaces() == null)
                        .mapToInt(work -> Staff.handedUnits(work, line)
                                + Staff.givenBackUnits(work, line, FulfillmentOrderStatus.LOST)
                                + Staff.givenBackUnits(work, line, FulfillmentOrderStatus.NO_SHOW))
                        .sum()
                + soldAtTill(line);
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
