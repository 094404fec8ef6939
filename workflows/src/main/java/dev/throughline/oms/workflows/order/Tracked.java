package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of a parcel's way.
 *
 * @param lines the units of this parcel; all that are left of the fulfillment order if missing
 * @param id unique, with {@code lines}; a repeated report is ignored
 */
public record Tracked(
        FulfillmentOrderId fulfillmentOrder,
        Outcome outcome,
        @Nullable List<UnitsOfLine> lines,
        @Nullable String id) {
    public enum Outcome {
        DELIVERED,
        LOST,
        DAMAGED
    }

    public Tracked {
        lines = lines == null || lines.isEmpty() ? null : List.copyOf(lines);
    }

    public Tracked(FulfillmentOrderId fulfillmentOrder, Outcome outcome) {
        this(fulfillmentOrder, outcome, null, null);
    }
}
