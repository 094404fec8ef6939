package dev.throughline.oms.activities.promise;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Public holidays by Jollyday; each country, region and year is worked out once. */
final class Holidays {
    private static final Map<Key, Set<LocalDate>> KNOWN = new ConcurrentHashMap<>();

    private record Key(String country, @Nullable String region, int year) {}

    private Holidays() {}

    /** Whether the library has a calendar for the country. */
    static boolean knows(String country) {
        return HolidayManager.getSupportedCalendarCodes().stream().anyMatch(country::equalsIgnoreCase);
    }

    /** The days themselves and, where one is kept on another day, that day too. */
    static Set<LocalDate> of(String country, @Nullable String region, int year) {
        return KNOWN.computeIfAbsent(new Key(country, region, year), Holidays::read);
    }

    private static Set<LocalDate> read(Key key) {
        var manager = HolidayManager.getInstance(
                ManagerParameters.create(key.country().toLowerCase(Locale.ROOT)));
        var path = key.region() == null
                ? new String[0]
                : new String[] {key.region().toLowerCase(Locale.ROOT)};
        var days = new HashSet<LocalDate>();
        for (var holiday : manager.getHolidays(Year.of(key.year()), path)) {
            if (holiday.getType() != HolidayType.OBSERVANCE) {
                add(holiday, days);
            }
        }
        return Set.copyOf(days);
    }

    private static void add(Holiday holiday, Set<LocalDate> days) {
        days.add(holiday.getActualDate());
        holiday.getObservedDate().ifPresent(days::add);
    }
}
