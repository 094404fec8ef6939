package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A released pickup waits for the customer until another time.
 *
 * @param collectBy later than now, within two months
 */
public record Reschedule(
        FulfillmentOrderId fulfillmentOrder,
        Instant collectBy,
        Actor actor,
        @Nullable String reason) {}
