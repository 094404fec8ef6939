package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.sourcing.Lack;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal that the business expects.
 *
 * @param missing the units that cannot be had; only for {@code OUT_OF_STOCK}
 * @param lacks why; missing when there is nothing more to say than that there are none
 */
public record Refusal(
        Reason reason, List<OrderedUnits> missing, @Nullable List<Lack> lacks) {
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
        lacks = lacks == null ? null : List.copyOf(lacks);
    }

    public Refusal(Reason reason, List<OrderedUnits> missing) {
        this(reason, missing, null);
    }

    public static Refusal of(Reason reason) {
        return new Refusal(reason, List.of());
    }
}
