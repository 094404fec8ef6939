package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Instant;
import java.util.List;

/**
 * What was handed over to a carrier at once.
 *
 * @param document the location's own name for it
 * @param cutOff up to when what was labelled is on it
 * @param parcels none in lists
 */
public record Manifest(
        String id,
        LocationId location,
        String document,
        String carrier,
        Instant cutOff,
        Instant closedAt,
        Actor actor,
        int parcelCount,
        List<Parcel> parcels) {
    public Manifest {
        parcels = List.copyOf(parcels);
    }

    Manifest with(List<Parcel> handedOver) {
        return new Manifest(id, location, document, carrier, cutOff, closedAt, actor, parcelCount, handedOver);
    }
}
