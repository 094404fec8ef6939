package dev.throughline.oms.activities.promise;

import dev.throughline.oms.activities.inventory.Location;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import org.jspecify.annotations.Nullable;

/**
 * Where goods go.
 *
 * @param zone of the carriers' price lists, if known
 */
record Place(
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String zone) {
    /** Along the ellipsoid; null when it is not known. */
    @Nullable
    Long metersFrom(Location from) {
        if (latitude == null || longitude == null) {
            return null;
        }
        return Math.round(
                Geodesic.WGS84.Inverse(from.latitude(), from.longitude(), latitude, longitude, GeodesicMask.DISTANCE)
                        .s12);
    }
}
