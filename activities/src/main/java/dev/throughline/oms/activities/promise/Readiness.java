package dev.throughline.oms.activities.promise;

import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** The door for which locations should not be asked at a moment, if others can. */
public interface Readiness {
    /**
     * Why others come first: closed until another day, or full by its terms, this hour or on the day on which it would be packed. Counted at
     * this moment; two orders at once may both see the last place.
     *
     * @return locations that are neither, or have no terms, are left out
     */
    Map<LocationId, String> busy(Collection<LocationId> locations, Instant at);
}
