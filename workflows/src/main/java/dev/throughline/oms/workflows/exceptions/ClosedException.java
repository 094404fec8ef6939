package dev.throughline.oms.workflows.exceptions;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.OrderId;

/**
 * What an order needed a person for is decided.
 *
 * @param step unique within the order, the key of idempotency
 */
public record ClosedException(OrderId order, String step, ExceptionKind kind, Actor actor, String resolution) {}
