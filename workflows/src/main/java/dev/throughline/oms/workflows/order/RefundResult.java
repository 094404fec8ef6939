package dev.throughline.oms.workflows.order;

import org.jspecify.annotations.Nullable;

/**
 * How a decision about a refund went.
 *
 * @param refusal why the money did not go back this time either; missing when the customer has it
 */
public record RefundResult(@Nullable String refusal) {}
