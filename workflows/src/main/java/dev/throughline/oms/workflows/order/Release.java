package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.payment.PaymentRefusal;
import dev.throughline.oms.workflows.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * Whether packed units may leave.
 *
 * @param captured what was captured for them; missing when refused
 * @param refusal why capture was refused; the fulfillment order stays open, packing can be reported again
 */
public record Release(@Nullable Money captured, @Nullable PaymentRefusal refusal) {}
