package dev.throughline.oms.activities.promise;

import static dev.throughline.oms.testing.SampleCheckouts.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.messaging.StoreHours;
import dev.throughline.oms.activities.messaging.StoreHours.Day;
import dev.throughline.oms.activities.promise.LocationTerms.Hours;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class CalendarHoursTest {
    private static final LocalDate CHRISTMAS_EVE = LocalDate.of(2026, 12, 24);

    @Autowired
    private StoreHours hours;

    @Autowired
    private PromiseTerms terms;

    @Autowired
    private Locations locations;

    private final LocationId store = new LocationId("st-" + unique().substring(0, 12));

    @Test
    void knowsHolidaysClosuresAndDaysThatAreOpenAllTheSame() {
        locations.put(new Location(
                store, "A store", Location.Kind.STORE, 53.8, -1.5, ZoneId.of("Europe/London"), false, true));
        var calendar = "cal-" + store.value();
        terms.put(new BusinessCalendar(
                calendar,
                "GB",
                "ENG",
                EnumSet.complementOf(EnumSet.of(DayOfWeek.SUNDAY)),
                Set.of(LocalDate.of(2026, 12, 29)),
                Set.of(LocalDate.of(2026, 12, 27))));
        terms.put(new LocationTerms(
                store,
                CHRISTMAS_EVE,
                calendar,
                Duration.ZERO,
                EnumSet.allOf(DayOfWeek.class).stream()
                        .collect(Collectors.toMap(
                                day -> day,
                                _ -> List.of(
                                        new Hours(LocalTime.of(13, 0), LocalTime.of(18, 0)),
                                        new Hours(LocalTime.of(9, 0), LocalTime.of(12, 0))))),
                Map.of(),
                null,
                null,
                null));

        var days = hours.of(store, CHRISTMAS_EVE.minusDays(2), LocalDate.of(2026, 12, 30));

        assertThat(days.stream().map(Day::date))
                .as("nobody has said when it is open before the terms begin")
                .startsWith(CHRISTMAS_EVE)
                .hasSize(7);
        assertThat(days.getFirst().hours())
                .containsExactly(
                        new StoreHours.Hours(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                        new StoreHours.Hours(LocalTime.of(13, 0), LocalTime.of(18, 0)));
        assertThat(days.stream()
                        .filter(day -> day.hours().isEmpty())
                        .map(day -> day.date().getDayOfMonth()))
                .as("Christmas, Boxing Day and its substitute, the stocktaking")
                .containsExactly(25, 26, 28, 29);
    }

    @Test
    void saysNothingOfALocationWithoutTerms() {
        locations.put(new Location(
                store, "A store", Location.Kind.STORE, 53.8, -1.5, ZoneId.of("Europe/London"), false, true));

        assertThat(hours.of(store, CHRISTMAS_EVE, CHRISTMAS_EVE)).isEmpty();
        assertThat(hours.of(new LocationId("nowhere"), CHRISTMAS_EVE, CHRISTMAS_EVE))
                .isEmpty();
    }
}
