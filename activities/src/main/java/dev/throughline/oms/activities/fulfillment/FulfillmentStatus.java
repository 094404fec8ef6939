package dev.throughline.oms.activities.fulfillment;

/** How far a fulfillment order is. */
public enum FulfillmentStatus {
    REQUESTED,
    STARTED,
    PICKED,
    /** Captured: it may leave, or be collected. */
    RELEASED,
    SHIPPED,
    /** Sent to the store where the customer collects, and there. */
    AT_STORE,
    DELIVERED,
    COLLECTED,
    CANCELLED,
    LOST,
    NO_SHOW
}
