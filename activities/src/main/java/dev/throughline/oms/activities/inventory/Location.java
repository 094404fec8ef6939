package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse or a store.
 *
 * @param name as people know it
 * @param latitude degrees, WGS 84
 * @param longitude degrees, WGS 84
 * @param ships whether parcels leave from here
 * @param pickup whether customers collect here
 * @param address where people and parcels find it; missing where nobody has said
 * @param phone of the counter, E.164
 */
public record Location(
        LocationId id,
        String name,
        Kind kind,
        double latitude,
        double longitude,
        ZoneId zone,
        boolean ships,
        boolean pickup,
        @Nullable PostalAddress address,
        @Nullable String phone) {
    /** Without an address and a telephone. */
    public Location(
            LocationId id,
            String name,
            Kind kind,
            double latitude,
            double longitude,
            ZoneId zone,
            boolean ships,
            boolean pickup) {
        this(id, name, kind, latitude, longitude, zone, ships, pickup, null, null);
    }

    public enum Kind {
        WAREHOUSE,
        STORE
    }
}
