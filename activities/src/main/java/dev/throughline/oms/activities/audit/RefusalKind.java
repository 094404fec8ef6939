package dev.throughline.oms.activities.audit;

/** Why access was refused, to somebody whom we know or who pretends to be somebody. */
public enum RefusalKind {
    /** No role of the token may do this. */
    ROLE,
    /** The work of another location, or an order that none of the caller's locations works on. */
    OUTSIDE_SCOPE,
    /** The order of another customer. */
    ANOTHERS_ORDER,
    PICKUP_CODE_WRONG,
    /** A code for a pickup, or at a location, that has seen too many wrong ones. */
    PICKUP_CODE_LOCKED,
    /** The handover of what was collected before. */
    HANDOVER_REPLAYED,
    /** A message whose signature is not the sender's, or is from another time. */
    WEBHOOK_FORGED
}
