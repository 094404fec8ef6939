package dev.throughline.oms.activities.promise;

import dev.throughline.oms.activities.promise.LocationTerms.Hours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * When a location is at work. Local times become instants before they are compared or counted, so that the night in which clocks are
 * changed has as many hours as it has.
 */
final class WorkHours {
    private final ZoneId zone;
    private final NavigableMap<LocalDate, LocationTerms> terms;
    private final Map<String, WorkDays> calendars;

    WorkHours(ZoneId zone, NavigableMap<LocalDate, LocationTerms> terms, Map<String, WorkDays> calendars) {
        this.zone = zone;
        this.terms = terms;
        this.calendars = calendars;
    }

    private record Span(Instant from, Instant to) {}

    ZoneId zone() {
        return zone;
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    @Nullable
    LocationTerms termsOn(LocalDate day) {
        var entry = terms.floorEntry(day);
        return entry == null ? null : entry.getValue();
    }

    boolean isOpen(LocalDate day) {
        return !hours(day).isEmpty();
    }

    /** When it closes on a day that is open; midnight is a minute earlier, still on the day. */
    Instant closing(LocalDate day) {
        var end = spans(day).getLast().to();
        return day(end).equals(day) ? end : end.minusSeconds(60);
    }

    /** The first opening on the day or later. */
    @Nullable
    Instant opening(LocalDate day) {
        var next = WorkDays.onOrAfter(day, this::isOpen);
        return next == null ? null : spans(next).getFirst().from();
    }

    /** The first moment from then on at which it is open. */
    @Nullable
    Instant open(Instant at) {
        var today = spans(day(at));
        for (var span : today) {
            if (at.isBefore(span.to())) {
                return at.isBefore(span.from()) ? span.from() : at;
            }
        }
        return opening(day(at).plusDays(1));
    }

    /** When work is done that begins then and goes on during opening hours only. */
    @Nullable
    Instant worked(Instant start, Duration work) {
        var left = work;
        var day = day(start);
        var last = day.plusDays(WorkDays.HORIZON_DAYS);
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            for (var span : spans(day)) {
                var from = start.isAfter(span.from()) ? start : span.from();
                var time = Duration.between(from, span.to());
                if (time.isPositive() && left.compareTo(time) <= 0) {
                    return from.plus(left);
                }
                left = time.isPositive() ? left.minus(time) : left;
            }
        }
        return null;
    }

    /** As they are kept, in local time; none on a day that is closed. */
    List<Hours> hours(LocalDate day) {
        var valid = termsOn(day);
        if (valid == null) {
            return List.of();
        }
        var hours = valid.opening().getOrDefault(day.getDayOfWeek(), List.of());
        var calendar = calendars.get(valid.calendar());
        return hours.isEmpty() || calendar == null || !calendar.isOpen(day) ? List.of() : hours;
    }

    private List<Span> spans(LocalDate day) {
        var hours = hours(day);
        if (hours.isEmpty()) {
            return List.of();
        }
        var spans = new ArrayList<Span>(hours.size());
        for (var one : hours) {
            var end = one.to().equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day;
            spans.add(new Span(at(day, one.from()), at(end, one.to())));
        }
        spans.sort(Comparator.comparing(Span::from));
        return spans;
    }
}
