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
 * @param asked what was answered; missing in answers of before 2026-11-22
 */
public record ReturnAnswer(
        ReturnStatus status,
        @Nullable Money refund,
        List<LineRefusal> refusals,
        @Nullable ReturnedGoods asked) {
    public ReturnAnswer {
        refusals = List.copyOf(refusals);
    }
}
