package dev.throughline.oms.activities.demand;

import dev.throughline.oms.activities.demand.Demand.Week;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Days as whole weeks back from a day, which is not among them itself; from the first week with demand on. */
final class WeeklyHistory {
    private WeeklyHistory() {}

    /** @param daily units by day; empty is no week */
    static List<Week> of(Map<LocalDate, Integer> daily, LocalDate before) {
        int weeks = daily.keySet().stream()
                .mapToInt(day -> weekBack(day, before))
                .max()
                .orElse(0);
        var units = new int[weeks];
        daily.forEach((day, count) -> units[weeks - weekBack(day, before)] += count);
        return IntStream.range(0, weeks)
                .mapToObj(week -> new Week(before.minusWeeks((long) weeks - week), units[week]))
                .toList();
    }

    /** 1 for the seven days before. */
    private static int weekBack(LocalDate day, LocalDate before) {
        return (int) ((ChronoUnit.DAYS.between(day, before) - 1) / DemandProperties.WEEK) + 1;
    }
}
