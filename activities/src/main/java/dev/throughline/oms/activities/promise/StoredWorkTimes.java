package dev.throughline.oms.activities.promise;

import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

@Component
class StoredWorkTimes implements WorkTimes {
    private final Ways ways;

    StoredWorkTimes(Ways ways) {
        this.ways = ways;
    }

    @Override
    public Instant worked(LocationId location, Instant start, Duration time) {
        return ways.worked(location, start, time).orElse(start.plus(time));
    }
}
