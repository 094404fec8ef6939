package dev.throughline.oms.workflows.fulfillment;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a fulfillment order.
 *
 * @param step unique within the fulfillment order, the key of idempotency
 * @param outcome what the step leads to
 * @param lines the units concerned; empty means all that are left
 * @param until how long a pickup waits for the customer from now on; missing where that does not change
 * @param handover the reference of what was shown at the counter; missing where nothing was
 * @param reasonCode of a configured reason; missing where it was said in words only
 */
public record FulfillmentStep(
        FulfillmentOrderId id,
        String step,
        Outcome outcome,
        List<OrderedUnits> lines,
        @Nullable Actor actor,
        @Nullable String reason,
        @Nullable Instant until,
        @Nullable String handover,
        @Nullable String reasonCode) {
    public enum Outcome {
        RELEASED,
        ARRIVED,
        CANCELLED,
        SHORT_PICKED,
        REJECTED,
        SUBSTITUTED,
        DELIVERED,
        COLLECTED,
        LOST,
        DAMAGED,
        NO_SHOW,
        RESCHEDULED,
        OVERDUE,
        CAPTURE_FAILED,
        REFUND_FAILED
    }

    public FulfillmentStep {
        lines = List.copyOf(lines);
    }

    public FulfillmentStep(
            FulfillmentOrderId id,
            String step,
            Outcome outcome,
            List<OrderedUnits> lines,
            @Nullable Actor actor,
            @Nullable String reason) {
        this(id, step, outcome, lines, actor, reason, null, null, null);
    }

    /** Of units that a location turns down. */
    public FulfillmentStep(
            FulfillmentOrderId id,
            String step,
            Outcome outcome,
            List<OrderedUnits> lines,
            @Nullable Actor actor,
            @Nullable String reason,
            @Nullable String reasonCode) {
        this(id, step, outcome, lines, actor, reason, null, null, reasonCode);
    }

    /** Of a pickup that waits, or was shown at the counter. */
    public FulfillmentStep(
            FulfillmentOrderId id,
            String step,
            Outcome outcome,
            List<OrderedUnits> lines,
            @Nullable Actor actor,
            @Nullable String reason,
            @Nullable Instant until,
            @Nullable String handover) {
        this(id, step, outcome, lines, actor, reason, until, handover, null);
    }
}
