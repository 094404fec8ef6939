package dev.throughline.oms.workflows.shared;

import java.util.Map;

/** An order's status; always derived from where its units are, never set by itself. */
public enum OrderStatus {
    /** Stock and payment are being secured. */
    PLACED,
    /** Not accepted: nothing was kept. */
    REFUSED,
    /** Accepted; nothing released yet. */
    OPEN,
    /** Some or all units wait for incoming stock, the others are final. */
    BACKORDERED,
    /** Some units are released or final, others are not; or some were lost on their way. */
    PARTLY_FULFILLED,
    /** Every unit left is on its way or ready for pickup. */
    RELEASED,
    /** Every unit is final, at least one reached the customer. */
    COMPLETED,
    /** Every unit was cancelled. */
    CANCELLED,
    /** Every unit that reached the customer came back. */
    RETURNED;

    /**
     * Derives the status of an accepted order.
     *
     * @param units units per state; states without units may be missing
     */
    public static OrderStatus of(Map<UnitState, Integer> units) {
        int open = units.getOrDefault(UnitState.OPEN, 0) + units.getOrDefault(UnitState.UNFILLABLE, 0);
        int backordered = units.getOrDefault(UnitState.BACKORDERED, 0);
        int released = units.getOrDefault(UnitState.RELEASED, 0);
        int lost = units.getOrDefault(UnitState.LOST, 0);
        int withCustomer = units.getOrDefault(UnitState.DELIVERED, 0) + units.getOrDefault(UnitState.COLLECTED, 0);
        int returned = units.getOrDefault(UnitState.RETURNED, 0);
        if (lost > 0) {
            return PARTLY_FULFILLED;
        }
        if (open + backordered + released == 0) {
            return withCustomer > 0 ? COMPLETED : returned > 0 ? RETURNED : CANCELLED;
        }
        if (open + backordered == 0) {
            return withCustomer + returned > 0 ? PARTLY_FULFILLED : RELEASED;
        }
        if (released + withCustomer + returned > 0) {
            return PARTLY_FULFILLED;
        }
        return open > 0 ? OPEN : BACKORDERED;
    }

    /** Whether the order process has ended; a later return may still change the status. */
    public boolean isFinal() {
        return this == REFUSED || this == COMPLETED || this == CANCELLED || this == RETURNED;
    }
}
