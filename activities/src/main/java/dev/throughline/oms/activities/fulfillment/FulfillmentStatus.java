package dev.throughline.oms.activities.fulfillment;

/** How far a fulfillment order is. */
public enum FulfillmentStatus {
    REQUESTED,
    STARTED,
    PICKED,
    /** Captured: it may leave, or be collected. */
    RELEASED,
    SHIPPED,
    DELIVERED,
    COLLECTED,
    CANCELLED,
    LOST,
    NO_SHOW
}
