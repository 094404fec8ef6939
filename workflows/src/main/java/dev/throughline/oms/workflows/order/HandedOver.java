package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units of a released pickup are with the customer.
 *
 * @param lines which units; everything that is left if missing or empty
 * @param rest what becomes of the others; they wait on if missing
 * @param handover the reference of what was shown at the counter; missing when nobody was there, such as in the Temporal UI
 * @param code the number of the code that was shown: a code works once; missing when none was
 */
public record HandedOver(
        FulfillmentOrderId fulfillmentOrder,
        Actor actor,
        @Nullable List<UnitsOfLine> lines,
        @Nullable Rest rest,
        @Nullable String handover,
        @Nullable Integer code) {
    public enum Rest {
        /** They wait for the customer, who gets a new code. */
        KEEP,
        /** The customer does not want them: back to stock, money back. */
        RETURN
    }

    public HandedOver {
        lines = lines == null ? null : List.copyOf(lines);
    }

    /** Everything that is left. */
    public HandedOver(FulfillmentOrderId fulfillmentOrder, Actor actor) {
        this(fulfillmentOrder, actor, null, null, null, null);
    }

    List<UnitsOfLine> named() {
        return lines == null ? List.of() : lines;
    }
}
