package dev.throughline.oms.worker.till;

import dev.throughline.oms.activities.till.TillTransaction;
import dev.throughline.oms.worker.orders.RequestKeys;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.ReturnId;

/** What a till's transaction becomes has ids of its own making, so that a repeat meets the same. */
final class TillIds {
    private TillIds() {}

    static String client(LocationId location) {
        return "till:" + location;
    }

    /** @param transaction its id */
    static OrderId order(LocationId location, String transaction) {
        return new OrderId(RequestKeys.id("ord_", client(location), transaction));
    }

    static OrderId order(TillTransaction transaction) {
        return order(transaction.key().location(), transaction.id());
    }

    /** @param of what came back of: a transaction, an order, nothing known */
    static ReturnId rma(TillTransaction transaction, String of) {
        return new ReturnId(RequestKeys.id("rma_", client(transaction.key().location()), transaction.id() + "/" + of));
    }
}
