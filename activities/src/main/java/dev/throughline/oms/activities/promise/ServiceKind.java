package dev.throughline.oms.activities.promise;

/** What a location does for an order, each with a cut-off of its own. */
public enum ServiceKind {
    /** The customer collects what is on the shelf. */
    COLLECT,
    /** Goods go to a store, where the customer collects them. */
    TRANSFER,
    STANDARD,
    EXPRESS,
    /** Delivered on the day of the order, or not offered. */
    SAME_DAY
}
