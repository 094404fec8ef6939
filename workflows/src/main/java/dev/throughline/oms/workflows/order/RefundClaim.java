package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.util.List;

/**
 * Asks for the refund value of captured units that did not reach the customer.
 *
 * @param step unique within the order, the key of idempotency
 * @param withCharges whether the units' part of the shipping charge goes back too
 */
public record RefundClaim(OrderId order, String step, List<OrderedUnits> lines, boolean withCharges) {
    public RefundClaim {
        lines = List.copyOf(lines);
    }
}
