package dev.throughline.oms.bench.promise;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Working days numbered, for the training: the promises themselves are asked of the application, by its own calendar. National holidays
 * with carnival; Easter by the anonymous Gregorian computus (Meeus, Astronomical Algorithms).
 */
final class BrazilDays {
    private final Map<LocalDate, Integer> numbers = new HashMap<>();
    private final Set<LocalDate> open = new HashSet<>();

    BrazilDays(LocalDate first, LocalDate last) {
        var holidays = new HashSet<LocalDate>();
        for (int year = first.getYear(); year <= last.getYear(); year++) {
            addHolidays(year, holidays);
        }
        int number = 0;
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            if (!weekend && !holidays.contains(day)) {
                number++;
                open.add(day);
            }
            numbers.put(day, number);
        }
    }

    private static void addHolidays(int year, Collection<LocalDate> days) {
        int[][] fixed = {{1, 1}, {4, 21}, {5, 1}, {9, 7}, {10, 12}, {11, 2}, {11, 15}, {12, 25}};
        for (int[] day : fixed) {
            days.add(LocalDate.of(year, day[0], day[1]));
        }
        for (int offset : new int[] {-47, -46, -2, 60}) {
            days.add(easter(year).plusDays(offset));
        }
    }

    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int g = (8 * b + 13) / 25;
        int h = (19 * a + b - b / 4 - g + 15) % 30;
        int m = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int n = (a + 11 * h + 22 * m) / 451;
        int sum = h + m - 7 * n + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }

    boolean isOpen(LocalDate day) {
        return open.contains(day);
    }

    /** How many working days there were up to the day, itself included. */
    int number(LocalDate day) {
        var number = numbers.get(day);
        if (number == null) {
            throw new IllegalArgumentException(day + " is outside the calendar");
        }
        return number;
    }
}
