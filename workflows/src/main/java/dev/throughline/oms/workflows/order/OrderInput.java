package dev.throughline.oms.workflows.order;

import org.jspecify.annotations.Nullable;

/**
 * What a run of the order process starts from.
 *
 * @param continueAfterEvents history events after which the run continues as new
 * @param carried the state of the run before; missing in the first
 */
public record OrderInput(
        PlaceOrder order, int continueAfterEvents, @Nullable OrderSnapshot carried) {
    /** Temporal suggests to continue at 4,096 events and stops a workflow at 51,200. */
    public static final int CONTINUE_AFTER_EVENTS = 4_000;

    public static OrderInput first(PlaceOrder order) {
        return new OrderInput(order, CONTINUE_AFTER_EVENTS, null);
    }
}
