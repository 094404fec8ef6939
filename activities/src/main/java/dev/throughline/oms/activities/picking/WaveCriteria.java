package dev.throughline.oms.activities.picking;

import dev.throughline.oms.activities.promise.ServiceKind;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are picked together. What is missing does not count.
 *
 * @param dueBy due then or before: the carrier's pickup
 * @param service that the order was promised by; orders without such a promise go by {@code STANDARD}
 * @param zone where all that an order needs lies
 * @param maxOrders totes on the cart
 * @param maxUnits of all orders together; an order that has more by itself is a wave of its own
 */
public record WaveCriteria(
        @Nullable FulfillmentMethod method,
        @Nullable Instant dueBy,
        @Nullable ServiceKind service,
        @Nullable String zone,
        int maxOrders,
        int maxUnits) {
    static final int MOST_ORDERS = 200;

    public WaveCriteria {
        if (maxOrders < 1 || maxOrders > MOST_ORDERS || maxUnits < 1) {
            throw new IllegalArgumentException("a wave has 1 to " + MOST_ORDERS + " orders, and units");
        }
    }
}
