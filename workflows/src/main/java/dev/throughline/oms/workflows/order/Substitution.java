package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import org.jspecify.annotations.Nullable;

/**
 * Whether something else takes the place of units.
 *
 * @param fulfillmentOrder what serves it; missing when refused
 * @param refusal why nothing was changed; missing when it was
 */
public record Substitution(
        @Nullable FulfillmentOrderId fulfillmentOrder,
        @Nullable Refusal refusal) {
    public enum Refusal {
        /** The location has too few of it to promise. */
        NOT_AVAILABLE,
        /** The units were packed, cancelled or declined while the substitute was looked for. */
        CHANGED_MEANWHILE
    }
}
