package dev.throughline.oms.workflows.shared;

/** How units reach the customer. */
public enum FulfillmentMethod {
    /** A parcel from a warehouse or a store. */
    SHIP,
    /** The customer collects in the store that they chose (BOPIS). */
    PICKUP,
    /** The customer collects in the store that they chose, which has the goods sent from elsewhere first. */
    SHIP_TO_STORE;

    /** Whether it is packed and given to a carrier. */
    public boolean isSent() {
        return this != PICKUP;
    }

    /** Whether the customer comes for it. */
    public boolean isCollected() {
        return this != SHIP;
    }
}
