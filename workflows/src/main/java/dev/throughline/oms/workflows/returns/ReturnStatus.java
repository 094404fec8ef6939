package dev.throughline.oms.workflows.returns;

/** Where a return stands. */
public enum ReturnStatus {
    REQUESTED,
    /** The units may not come back. */
    REFUSED,
    /** The goods are back; the money is on its way. */
    RECEIVED,
    REFUNDED,
    /** The tender did not take the money: a person's queue has it. */
    REFUND_FAILED
}
