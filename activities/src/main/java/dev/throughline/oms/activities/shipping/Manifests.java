package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The door for handing over to carriers. */
public interface Manifests {
    /**
     * Closes a manifest: what was labelled at the location up to the cut-off and is not handed over is on it, and its fulfillment orders
     * are shipped once all their parcels are handed over. The same document again answers the same manifest, and finishes what was left
     * undone.
     *
     * @throws CarrierUnavailableException when the carrier could not be told: the manifest is closed, a repeat tells it
     */
    Closing close(Request request);

    /** With its parcels. */
    Optional<Manifest> find(String id);

    /** Newest first, without parcels, after the cursor's place. */
    List<Manifest> list(LocationId location, @Nullable Instant beforeClosedAt, @Nullable String beforeId, int limit);

    /**
     * What is to be handed over.
     *
     * @param carrier as in the labels; missing where the location has parcels of one only
     */
    record Request(
            LocationId location, String document, @Nullable String carrier, Instant cutOff, Actor actor) {}

    /**
     * What became of it.
     *
     * @param manifest missing unless it was closed
     */
    record Closing(Outcome outcome, @Nullable Manifest manifest) {}

    enum Outcome {
        CLOSED,
        /** Nothing is labelled and not handed over. */
        NOTHING_TO_HAND_OVER,
        /** There are parcels of several carriers: one must be named. */
        SEVERAL_CARRIERS,
        /** The document is that of another carrier's manifest. */
        OTHER_MANIFEST
    }
}
