package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import java.time.ZoneId;

/**
 * A warehouse or a store.
 *
 * @param latitude degrees, WGS 84
 * @param longitude degrees, WGS 84
 * @param ships whether parcels leave from here
 * @param pickup whether customers collect here
 */
public record Location(
        LocationId id,
        String name,
        Kind kind,
        double latitude,
        double longitude,
        ZoneId zone,
        boolean ships,
        boolean pickup) {
    public enum Kind {
        WAREHOUSE,
        STORE
    }
}
