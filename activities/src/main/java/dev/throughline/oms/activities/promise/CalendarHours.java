package dev.throughline.oms.activities.promise;

import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.messaging.StoreHours;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells messaging when stores are open: by their terms and the calendar that these name, with its holidays and closures. */
@Component
class CalendarHours implements StoreHours {
    private final StoredTerms terms;
    private final Locations locations;

    CalendarHours(StoredTerms terms, Locations locations) {
        this.terms = terms;
        this.locations = locations;
    }

    @Override
    public List<Day> of(LocationId store, LocalDate from, LocalDate to) {
        var reference = terms.reference();
        return locations
                .find(store)
                .map(location -> new WorkHours(location.zone(), reference.terms(store), reference.calendars()))
                .map(hours -> from.datesUntil(to.plusDays(1))
                        .filter(day -> hours.termsOn(day) != null)
                        .map(day -> day(hours, day))
                        .toList())
                .orElse(List.of());
    }

    private static Day day(WorkHours hours, LocalDate day) {
        return new Day(
                day,
                hours.hours(day).stream()
                        .map(span -> new Hours(span.from(), span.to()))
                        .sorted(Comparator.comparing(Hours::from))
                        .toList());
    }
}
