package dev.throughline.oms.worker.security;

import dev.throughline.oms.activities.audit.RefusalKind;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the caller of the current request may work: people of a store or warehouse at the locations that their token names. */
public final class LocationScope {
    private LocationScope() {}

    /** Whether the caller may see and do the work of a location. */
    public static boolean covers(LocationId location) {
        return coversAny(List.of(location));
    }

    /** Whether the caller may see and do the work of one of these locations. */
    public static boolean coversAny(Collection<LocationId> locations) {
        return Reach.current().covers(locations);
    }

    private static @Nullable List<LocationId> within() {
        var reach = Reach.current();
        return reach.everywhere() ? null : List.copyOf(reach.locations());
    }

    /** Refuses what lies outside the scope as if it were not there. */
    public static void require(LocationId location, String what) {
        requireAny(List.of(location), what);
    }

    /** Refuses what lies outside the scope as if it were not there, unless one of the locations is within. */
    public static void requireAny(Collection<LocationId> locations, String what) {
        if (!coversAny(locations)) {
            throw outside(ProblemException.notFound(what), locations);
        }
    }

    /** The same, with the problem that a missing thing of this kind has. */
    public static void require(LocationId location, ProblemType missing, String detail) {
        if (!covers(location)) {
            throw outside(new ProblemException(missing, detail), List.of(location));
        }
    }

    private static ProblemException outside(ProblemException missing, Collection<LocationId> locations) {
        return missing.denying(
                RefusalKind.OUTSIDE_SCOPE,
                locations.stream().map(LocationId::value).findFirst().orElse(""));
    }

    /**
     * The locations of a list: the one that is asked for, or what the list is narrowed to, in its query; null is everywhere.
     *
     * @throws ProblemException for a location outside the scope, whether or not there is such a location
     */
    public static @Nullable List<LocationId> narrowed(@Nullable LocationId asked) {
        if (asked == null) {
            return within();
        }
        require(asked, "location with this id");
        return List.of(asked);
    }
}
