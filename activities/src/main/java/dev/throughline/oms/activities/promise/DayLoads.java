package dev.throughline.oms.activities.promise;

import dev.throughline.oms.activities.fulfillment.Fulfillments;
import dev.throughline.oms.activities.fulfillment.Fulfillments.DueWork;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What locations with a limit have to have done on which day: accepted orders that are not cancelled; a few seconds old. */
@Component
class DayLoads {
    private static final Duration MAXIMUM_AGE = Duration.ofSeconds(3);

    private final Fulfillments fulfillments;
    private final Clock clock;
    private volatile @Nullable Copy copy;

    private record Copy(Map<LocationId, List<DueWork>> work, List<LocationId> limited, Instant at) {}

    DayLoads(Fulfillments fulfillments, Clock clock) {
        this.fulfillments = fulfillments;
        this.clock = clock;
    }

    Map<LocalDate, Site.Load> of(Location location, List<LocationId> limited) {
        var days = new HashMap<LocalDate, Site.Load>();
        for (var work : all(limited).getOrDefault(location.id(), List.of())) {
            days.merge(
                    LocalDate.ofInstant(work.dueBy(), location.zone()),
                    new Site.Load(work.orders(), work.units()),
                    (one, other) -> new Site.Load(one.orders() + other.orders(), one.units() + other.units()));
        }
        return days;
    }

    private Map<LocationId, List<DueWork>> all(List<LocationId> limited) {
        if (limited.isEmpty()) {
            return Map.of();
        }
        var known = copy;
        var now = clock.instant();
        if (known == null
                || !known.limited().equals(limited)
                || Duration.between(known.at(), now).abs().compareTo(MAXIMUM_AGE) > 0) {
            var work = fulfillments.dueFrom(now.minus(Duration.ofDays(1)), limited);
            known = new Copy(work.stream().collect(Collectors.groupingBy(DueWork::location)), limited, now);
            copy = known;
        }
        return known.work();
    }
}
