package dev.throughline.oms.activities.promise;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On which days work is done.
 *
 * @param country ISO 3166-1 alpha-2, whose public holidays are closed; none if missing
 * @param region ISO 3166-2 subdivision without the country, such as SCT; only with a country
 * @param closedOn days that are closed besides
 * @param openOn days that are open whatever the rest says
 */
public record BusinessCalendar(
        String id,
        @Nullable String country,
        @Nullable String region,
        Set<DayOfWeek> workingDays,
        Set<LocalDate> closedOn,
        Set<LocalDate> openOn) {
    public BusinessCalendar {
        workingDays = Set.copyOf(workingDays);
        closedOn = Set.copyOf(closedOn);
        openOn = Set.copyOf(openOn);
        if (workingDays.isEmpty()) {
            throw new IllegalArgumentException("a calendar has at least one working day");
        }
        if (region != null && country == null) {
            throw new IllegalArgumentException("a region is one of a country");
        }
    }
}
