package dev.throughline.oms.activities.promise;

import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Duration;
import java.time.Instant;

/** The door for when locations are at work. */
public interface WorkTimes {
    /** When so much time has passed at a location during its opening hours; where it has no terms, it never closes. */
    Instant worked(LocationId location, Instant start, Duration time);
}
