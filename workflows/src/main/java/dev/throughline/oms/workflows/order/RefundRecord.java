package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * How a refund went.
 *
 * @param step unique within the order; that of the claim, for a return {@code return/<RMA>}
 * @param failure why it failed; missing when the money went back
 */
public record RefundRecord(
        OrderId order, String step, Money amount, @Nullable String failure, Actor actor) {}
