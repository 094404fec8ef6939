package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.workflows.shared.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The door for labels. A parcel has one; it is bought at most once, whatever is repeated, at once or after an outage. Each method may
 * throw {@link CarrierUnavailableException}: then nothing is decided, and a repeat goes on.
 */
public interface Labels {
    /** What the carrier asks; empty where there is no address to go to. */
    List<Rate> rates(Parcel parcel);

    /**
     * Buys the label, or answers the one that the parcel has.
     *
     * @param service the cheapest if missing
     */
    Result buy(String parcel, @Nullable String service, Actor actor);

    /** Gives the label back, until the parcel is handed over; without one nothing happens. */
    Result voidLabel(String parcel, Actor actor);

    /** The label as PDF; null when it has none, or nobody to go to any more. */
    byte @Nullable [] document(String parcel);

    /**
     * What became of it.
     *
     * @param refusal the carrier's, when it refused
     */
    record Result(Outcome outcome, @Nullable CarrierRefusal refusal) {}

    enum Outcome {
        DONE,
        REFUSED,
        /** Another is asking for it this moment. */
        BUSY,
        UNKNOWN,
        /** Not packed and captured. */
        NOT_PACKED,
        /** The order has no recipient or no address. */
        NO_ADDRESS,
        /** The store that it goes to has no address. */
        STORE_WITHOUT_ADDRESS,
        /** It is handed over, or the carrier does not take the label back. */
        ON_ITS_WAY
    }
}
