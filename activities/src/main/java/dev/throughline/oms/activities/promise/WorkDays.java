package dev.throughline.oms.activities.promise;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A calendar's days. */
final class WorkDays {
    /** Whoever does not work within this time never will. */
    static final int HORIZON_DAYS = 400;

    private final BusinessCalendar calendar;

    WorkDays(BusinessCalendar calendar) {
        this.calendar = calendar;
    }

    boolean isOpen(LocalDate day) {
        return isOpen(day, calendar.workingDays());
    }

    /** With other days of the week than the calendar's. */
    boolean isOpen(LocalDate day, Set<DayOfWeek> week) {
        if (calendar.openOn().contains(day)) {
            return true;
        }
        return week.contains(day.getDayOfWeek()) && !calendar.closedOn().contains(day) && !isHoliday(day);
    }

    private boolean isHoliday(LocalDate day) {
        var country = calendar.country();
        return country != null
                && Holidays.of(country, calendar.region(), day.getYear()).contains(day);
    }

    /** The first day that fits, this one or later; null if there is none in sight. */
    static @Nullable LocalDate onOrAfter(LocalDate day, Predicate<LocalDate> fits) {
        var last = day.plusDays(HORIZON_DAYS);
        for (var next = day; !next.isAfter(last); next = next.plusDays(1)) {
            if (fits.test(next)) {
                return next;
            }
        }
        return null;
    }

    /** The n-th day that fits after this one, which does not count; null if it is not in sight. */
    static @Nullable LocalDate after(LocalDate day, int n, Predicate<LocalDate> fits) {
        LocalDate next = day;
        for (int i = 0; i < n && next != null; i++) {
            next = onOrAfter(next.plusDays(1), fits);
        }
        return next;
    }
}
