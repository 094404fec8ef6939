package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A location cannot serve units.
 *
 * @param lines which units; everything that is left if empty
 * @param notFound whether the units are not there, so that the stock is corrected
 * @param components of kits that were not found those that were missing; all of them if missing
 */
public record Declined(
        FulfillmentOrderId fulfillmentOrder,
        List<UnitsOfLine> lines,
        boolean notFound,
        Actor actor,
        String reason,
        @Nullable List<Sku> components) {
    public Declined {
        lines = List.copyOf(lines);
        components = components == null ? null : List.copyOf(components);
    }

    public Declined(
            FulfillmentOrderId fulfillmentOrder,
            List<UnitsOfLine> lines,
            boolean notFound,
            Actor actor,
            String reason) {
        this(fulfillmentOrder, lines, notFound, actor, reason, null);
    }
}
