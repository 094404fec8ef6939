package dev.throughline.oms.workflows.shared;

/** How units reach the customer. */
public enum FulfillmentMethod {
    /** A parcel from a warehouse or a store. */
    SHIP,
    /** The customer collects in the store that they chose (BOPIS). */
    PICKUP
}
