package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks to cancel.
 *
 * @param lines which units, all of which must still be cancellable; everything that is, if empty
 * @param fulfillmentOrder only units of this one, all of them; {@code lines} is empty then. Missing means any
 */
public record CancelOrder(
        List<UnitsOfLine> lines,
        Actor actor,
        String reason,
        @Nullable FulfillmentOrderId fulfillmentOrder) {
    public CancelOrder {
        lines = List.copyOf(lines);
        if (fulfillmentOrder != null && !lines.isEmpty()) {
            throw new IllegalArgumentException("name units or a fulfillment order");
        }
    }

    public CancelOrder(List<UnitsOfLine> lines, Actor actor, String reason) {
        this(lines, actor, reason, null);
    }
}
