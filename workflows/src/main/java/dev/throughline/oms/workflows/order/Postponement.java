package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.time.Instant;

/**
 * A person has seen to something late and gives it another due time.
 *
 * @param dueBy when it is late again; in the future, within 60 days
 */
public record Postponement(FulfillmentOrderId fulfillmentOrder, Instant dueBy, Actor actor, String reason) {}
