package dev.throughline.oms.worker.inventory;

import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.promise.PromiseTerms;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.LinkedHashMap;
import java.util.Map;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Locations around a point. */
@Component
class Surroundings {
    private final Locations locations;
    private final PromiseTerms terms;

    Surroundings(Locations locations, PromiseTerms terms) {
        this.locations = locations;
        this.terms = terms;
    }

    /** Degrees, WGS 84. */
    record Point(double latitude, double longitude) {}

    /**
     * The point that is meant.
     *
     * @param field to name in a problem
     * @throws ProblemException if it is none, or the postcode's area is not known
     */
    Point point(
            String field,
            @Nullable Double latitude,
            @Nullable Double longitude,
            String country,
            @Nullable String postcode) {
        if (latitude != null && longitude != null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
            return new Point(latitude, longitude);
        }
        if (latitude != null || longitude != null || postcode == null) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE, field, "must be a latitude and a longitude, or a postcode");
        }
        var area = terms.area(country, postcode);
        var middleLatitude = area.isEmpty() ? null : area.get().latitude();
        var middleLongitude = area.isEmpty() ? null : area.get().longitude();
        if (middleLatitude == null || middleLongitude == null) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE,
                    field,
                    "must be of an area that is known: ask by latitude and longitude");
        }
        return new Point(middleLatitude, middleLongitude);
    }

    /** Meters along the ellipsoid to each location that is not farther, the nearest first. */
    Map<LocationId, Long> within(Point point, int kilometers) {
        var near = new LinkedHashMap<LocationId, Long>();
        var all = new LinkedHashMap<LocationId, Long>();
        locations.all().forEach(location -> all.put(location.id(), meters(point, location)));
        all.entrySet().stream()
                .filter(entry -> entry.getValue() <= kilometers * 1000L)
                .sorted(Map.Entry.<LocationId, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> near.put(entry.getKey(), entry.getValue()));
        return near;
    }

    private static long meters(Point from, Location to) {
        return Math.round(Geodesic.WGS84.Inverse(
                        from.latitude(), from.longitude(), to.latitude(), to.longitude(), GeodesicMask.DISTANCE)
                .s12);
    }
}
