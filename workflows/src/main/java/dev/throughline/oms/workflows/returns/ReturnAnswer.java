package dev.throughline.oms.workflows.returns;

import dev.throughline.oms.workflows.order.ReturnDecision.LineRefusal;
import dev.throughline.oms.workflows.shared.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the associate tells the customer.
 *
 * @param refund what goes back; missing when refused
 * @param refusals why not, per line; empty when accepted
 */
public record ReturnAnswer(ReturnStatus status, @Nullable Money refund, List<LineRefusal> refusals) {
    public ReturnAnswer {
        refusals = List.copyOf(refusals);
    }
}
