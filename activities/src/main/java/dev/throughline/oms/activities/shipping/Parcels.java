package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;
import dev.throughline.oms.workflows.shared.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door for parcels. They are proposed with the report of packing, and confirmed once the fulfillment order is released: whoever
 * looks first, confirms. What was released without a proposal is one parcel with everything.
 */
public interface Parcels {
    /**
     * Notes how a fulfillment order is packed, before its packing is reported. The same again changes nothing; another way replaces
     * what is not confirmed. None at all: one parcel with everything.
     */
    Proposal propose(FulfillmentOrderRecord work, List<ParcelContent> contents, Actor actor);

    /** Its parcels by number, confirmed or void by what became of the fulfillment order. */
    List<Parcel> of(FulfillmentOrderRecord work);

    Optional<Parcel> find(String id);

    /** What the carrier scanned, oldest first. */
    List<Tracked> history(String id);

    /**
     * What became of a proposal.
     *
     * @param line the line whose units do not fit; missing unless the outcome is about one
     */
    record Proposal(Outcome outcome, @Nullable Integer line) {}

    enum Outcome {
        NOTED,
        /** The fulfillment order has no such line. */
        UNKNOWN_LINE,
        /** The parcels hold more units of the line than there are. */
        TOO_MANY_UNITS,
        /** The parcels hold fewer units of the line than there are. */
        UNITS_MISSING,
        /** It is released, packed in another way. */
        PACKED_OTHERWISE
    }

    record Tracked(ParcelStatus status, Instant occurredAt, Instant receivedAt) {}
}
