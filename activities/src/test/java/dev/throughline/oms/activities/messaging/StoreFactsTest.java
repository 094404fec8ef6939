package dev.throughline.oms.activities.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.messaging.StoreFacts.OpenDay;
import dev.throughline.oms.activities.messaging.StoreHours.Day;
import dev.throughline.oms.activities.messaging.StoreHours.Hours;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A store in New York that is open from nine to twelve and from one to the end of the day, but not on Sundays. */
class StoreFactsTest {
    private static final LocationId STORE = new LocationId("ny");
    private static final List<Hours> ALWAYS = List.of(
            new Hours(LocalTime.of(9, 0), LocalTime.of(12, 0)), new Hours(LocalTime.of(13, 0), LocalTime.MIDNIGHT));
    /** Monday, half past twelve in New York. */
    private static final Instant NOW = Instant.parse("2026-03-02T17:30:00Z");

    @Test
    void leavesOutHoursThatAreOverByNowAndThoseAfterTheEnd() {
        assertThat(opening(Instant.parse("2026-03-04T15:30:00Z")))
                .as("until Wednesday, half past ten")
                .containsExactly(
                        new OpenDay("Monday 2 March", "13:00–24:00"),
                        new OpenDay("Tuesday 3 March", "09:00–12:00, 13:00–24:00"),
                        new OpenDay("Wednesday 4 March", "09:00–10:30"));
    }

    @Test
    void saysWhichDaysItIsClosedAndLeavesOutALastDayThatEndsBeforeItOpens() {
        assertThat(opening(Instant.parse("2026-03-09T12:00:00Z")))
                .as("until Monday, eight o'clock, the clocks changed")
                .hasSize(7)
                .last()
                .isEqualTo(new OpenDay("Sunday 8 March", ""));
    }

    @Test
    void saysNothingWhereNobodyKnowsOrNothingWaits() {
        assertThat(opening(null)).isEmpty();
        assertThat(opening(NOW.minusSeconds(1))).isEmpty();
        var facts = new HashMap<String, Object>();
        facts().put(facts, new LocationId("elsewhere"), NOW.plusSeconds(86_400), Locale.UK);
        assertThat(facts).containsEntry("store", "elsewhere").containsEntry("opening", List.of());
    }

    @Test
    void saysTwoWeeksAtMost() {
        assertThat(opening(Instant.parse("2026-04-30T12:00:00Z"))).hasSize(14);
    }

    @SuppressWarnings("unchecked")
    private static List<OpenDay> opening(@Nullable Instant until) {
        var facts = new HashMap<String, Object>();
        facts().put(facts, STORE, until, Locale.UK);
        return (List<OpenDay>) Objects.requireNonNull(facts.get("opening"));
    }

    private static StoreFacts facts() {
        StoreHours hours = (_, from, to) -> from.datesUntil(to.plusDays(1))
                .map(day -> new Day(day, day.getDayOfWeek().getValue() == 7 ? List.of() : ALWAYS))
                .toList();
        return new StoreFacts(new OneStore(), hours, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static final class OneStore implements Locations {
        private static final Location LOCATION = new Location(
                STORE, "New York", Location.Kind.STORE, 40.7, -74, ZoneId.of("America/New_York"), false, true);

        @Override
        public void put(Location location) {
            throw new UnsupportedOperationException("there is one store");
        }

        @Override
        public Optional<Location> find(LocationId id) {
            return Optional.of(LOCATION).filter(location -> location.id().equals(id));
        }

        @Override
        public List<Location> all() {
            return List.of(LOCATION);
        }
    }
}
