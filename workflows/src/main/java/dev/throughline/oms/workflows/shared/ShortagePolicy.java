package dev.throughline.oms.workflows.shared;

/** What the customer wants when not every unit can be had. */
public enum ShortagePolicy {
    ALL_OR_NOTHING,
    SHIP_AVAILABLE,
    /** Takes what is there and waits for the rest; see the backorder window of the order process. */
    BACKORDER
}
