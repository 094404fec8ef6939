package dev.throughline.oms.activities.promise;

import dev.throughline.oms.activities.fulfillment.Fulfillments;
import dev.throughline.oms.activities.fulfillment.Fulfillments.DueWork;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What locations with a limit have to have done on which day, and were asked for within the hour. */
@Component
class DayLoads {
    private static final Duration MAXIMUM_AGE = Duration.ofSeconds(3);

    private final Fulfillments fulfillments;
    private final Clock clock;
    private volatile @Nullable Loads copy;

    /** @param limited of these; of the others there is nothing */
    record Loads(
            Map<LocationId, List<DueWork>> work,
            Map<LocationId, Site.Load> asked,
            List<LocationId> limited,
            Instant hour,
            Instant at) {
        Map<LocalDate, Site.Load> days(Location location) {
            var days = new HashMap<LocalDate, Site.Load>();
            for (var due : work.getOrDefault(location.id(), List.of())) {
                days.merge(
                        LocalDate.ofInstant(due.dueBy(), location.zone()),
                        new Site.Load(due.orders(), due.units()),
                        (one, other) -> new Site.Load(one.orders() + other.orders(), one.units() + other.units()));
            }
            return days;
        }

        Site.@Nullable HourLoad hour(Location location) {
            var load = asked.get(location.id());
            return load == null ? null : new Site.HourLoad(hour, load);
        }
    }

    DayLoads(Fulfillments fulfillments, Clock clock) {
        this.fulfillments = fulfillments;
        this.clock = clock;
    }

    /** Accepted orders that are not cancelled; a few seconds old. */
    Loads of(List<LocationId> limited) {
        var known = copy;
        var age = known == null
                ? MAXIMUM_AGE
                : Duration.between(known.at(), clock.instant()).abs();
        if (known == null || !known.limited().equals(limited) || age.compareTo(MAXIMUM_AGE) > 0) {
            known = now(limited);
            copy = known;
        }
        return known;
    }

    /** As they are at this moment. */
    Loads now(List<LocationId> limited) {
        var now = clock.instant();
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        if (limited.isEmpty()) {
            return new Loads(Map.of(), Map.of(), limited, hour, now);
        }
        var work = fulfillments.dueFrom(now.minus(Duration.ofDays(1)), limited);
        var asked = new HashMap<LocationId, Site.Load>();
        fulfillments
                .requestedSince(hour, limited)
                .forEach(row -> asked.put(row.location(), new Site.Load(row.orders(), row.units())));
        return new Loads(work.stream().collect(Collectors.groupingBy(DueWork::location)), asked, limited, hour, now);
    }
}
