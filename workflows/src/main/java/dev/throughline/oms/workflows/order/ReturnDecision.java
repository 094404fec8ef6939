package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether units may come back.
 *
 * @param refund what the units are worth; missing when refused
 * @param refusals why not, per line; empty when accepted
 */
public record ReturnDecision(@Nullable Money refund, List<LineRefusal> refusals) {
    public ReturnDecision {
        refusals = List.copyOf(refusals);
    }

    public record LineRefusal(int line, Reason reason) {}

    public enum Reason {
        UNKNOWN_LINE,
        /** More units than are with the customer and not yet returned. */
        NOT_WITH_CUSTOMER,
        WINDOW_CLOSED
    }
}
