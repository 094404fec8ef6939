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
 * @param reasonCode of a configured reason; missing where it was said in words only
 * @param damaged whether the units are there and damaged, so that the stock is corrected; missing means no
 */
public record Declined(
        FulfillmentOrderId fulfillmentOrder,
        List<UnitsOfLine> lines,
        boolean notFound,
        Actor actor,
        String reason,
        @Nullable List<Sku> components,
        @Nullable String reasonCode,
        @Nullable Boolean damaged) {
    public Declined {
        lines = List.copyOf(lines);
        components = components == null ? null : List.copyOf(components);
    }

    public Declined(
            FulfillmentOrderId fulfillmentOrder,
            List<UnitsOfLine> lines,
            boolean notFound,
            Actor actor,
            String reason,
            @Nullable List<Sku> components) {
        this(fulfillmentOrder, lines, notFound, actor, reason, components, null, null);
    }

    public Declined(
            FulfillmentOrderId fulfillmentOrder,
            List<UnitsOfLine> lines,
            boolean notFound,
            Actor actor,
            String reason) {
        this(fulfillmentOrder, lines, notFound, actor, reason, null);
    }

    /** Whether the location's stock is not what the books say. */
    boolean correctsStock() {
        return notFound || isDamaged();
    }

    boolean isDamaged() {
        return Boolean.TRUE.equals(damaged);
    }
}
