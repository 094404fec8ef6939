package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.Comparator;

/**
 * A location that may serve the order.
 *
 * @param meters along the ellipsoid to the destination; 0 for every candidate when the destination is not known
 */
record Candidate(LocationId location, Location.Kind kind, double meters) {
    /** The nearest first; at equal distance warehouses, then by id. */
    static final Comparator<Candidate> NEAREST_FIRST = Comparator.comparingDouble(Candidate::meters)
            .thenComparing(candidate -> candidate.kind() != Location.Kind.WAREHOUSE)
            .thenComparing(Candidate::location);
}
