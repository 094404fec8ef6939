package dev.throughline.oms.workflows.shared;

/** Where a unit of an order line is; it is in exactly one of these. */
public enum UnitState {
    /** Committed at a location, not yet paid for. */
    OPEN,
    /** Waits for incoming stock. */
    BACKORDERED,
    /** No location can serve it: waits for a person, or the customer, to decide. */
    UNFILLABLE,
    /** Captured; may leave: shipped, or ready for pickup. */
    RELEASED,
    /** Captured, and lost or damaged on its way: waits for a decision, or for its replacement to be packed. */
    LOST,
    DELIVERED,
    COLLECTED,
    CANCELLED,
    RETURNED;

    /** Whether the order process has nothing more to do for the unit. */
    public boolean isFinal() {
        return this == DELIVERED || this == COLLECTED || this == CANCELLED || this == RETURNED;
    }
}
