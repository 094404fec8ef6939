package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.util.List;

/**
 * A refusal that the business expects.
 *
 * @param missing the units that cannot be had; only for {@code OUT_OF_STOCK}
 */
public record Refusal(Reason reason, List<OrderedUnits> missing) {
    public enum Reason {
        OUT_OF_STOCK,
        PAYMENT_DECLINED,
        INSUFFICIENT_FUNDS,
        /** The gateway could not be reached for as long as a checkout may take. */
        PAYMENT_UNAVAILABLE,
        /** Cancelled while it was being placed. */
        CANCELLED
    }

    public Refusal {
        missing = List.copyOf(missing);
    }

    public static Refusal of(Reason reason) {
        return new Refusal(reason, List.of());
    }
}
