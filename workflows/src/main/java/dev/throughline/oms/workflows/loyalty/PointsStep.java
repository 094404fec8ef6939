package dev.throughline.oms.workflows.loyalty;

import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;

/**
 * A movement of points.
 *
 * @param step unique within the order, the key of idempotency
 * @param amount the value of the goods
 */
public record PointsStep(OrderId order, String step, Money amount) {}
