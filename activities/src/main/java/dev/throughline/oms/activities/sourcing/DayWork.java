package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.fulfillment.Workloads;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is today's work of each location, by its own clock; a few seconds old. */
@Component
class DayWork {
    private static final Duration MAXIMUM_AGE = Duration.ofSeconds(3);

    private final Workloads workloads;
    private final Locations locations;
    private final Clock clock;
    private volatile @Nullable Copy copy;

    private record Copy(Map<LocationId, Integer> work, Instant at) {}

    DayWork(Workloads workloads, Locations locations, Clock clock) {
        this.workloads = workloads;
        this.locations = locations;
        this.clock = clock;
    }

    Map<LocationId, Integer> now() {
        var known = copy;
        var now = clock.instant();
        if (known == null || Duration.between(known.at(), now).abs().compareTo(MAXIMUM_AGE) > 0) {
            var starts = locations.all().stream()
                    .collect(Collectors.toMap(
                            Location::id,
                            location -> now.atZone(location.zone())
                                    .toLocalDate()
                                    .atStartOfDay(location.zone())
                                    .toInstant()));
            known = new Copy(Map.copyOf(workloads.of(starts)), now);
            copy = known;
        }
        return known.work();
    }
}
