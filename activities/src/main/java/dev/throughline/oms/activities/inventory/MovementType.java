package dev.throughline.oms.activities.inventory;

/** Why units moved. */
enum MovementType {
    RECEIPT,
    COMMIT,
    BACKORDER_FILL,
    RELEASE,
    ISSUE,
    SHORT_PICK,
    TILL_SALE,
    SHORTAGE,
    RETURN,
    HOLD,
    HOLD_END,
    SAFETY_STOCK,
    EXPECTED,
    COUNT,
    ADJUSTMENT,
    DAMAGE,
    WRITE_OFF,
    TRANSFER_OUT,
    TRANSFER_IN,
    ALLOCATE,
    ALLOCATION_END
}
