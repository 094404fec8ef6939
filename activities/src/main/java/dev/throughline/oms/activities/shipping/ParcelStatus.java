package dev.throughline.oms.activities.shipping;

/** How far a parcel is. */
public enum ParcelStatus {
    /** Reported with the packing, which is not captured yet. */
    PROPOSED,
    PACKED,
    LABELLED,
    /** On a manifest. */
    HANDED_OVER,
    IN_TRANSIT,
    OUT_FOR_DELIVERY,
    /** Nobody was there; the carrier comes again. */
    ATTEMPTED,
    DELIVERED,
    /** On its way back, or back already. */
    RETURNED,
    DAMAGED,
    LOST,
    /** Never was: units were taken out before it was captured, or it was packed in another way. */
    VOID;

    /** Whether a carrier may tell of it. */
    boolean isWithCarrier() {
        return switch (this) {
            case PROPOSED, PACKED, VOID -> false;
            case LABELLED, HANDED_OVER, IN_TRANSIT, OUT_FOR_DELIVERY, ATTEMPTED, DELIVERED, RETURNED, DAMAGED, LOST ->
                true;
        };
    }

    /** Whether its units will not arrive. */
    boolean isGone() {
        return this == LOST || this == DAMAGED;
    }
}
