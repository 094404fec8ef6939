package dev.throughline.oms.activities.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.messaging.QuietHoursSettings.Hours;
import dev.throughline.oms.testing.SampleCheckouts;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {
    private static final Hours NIGHT = new Hours(LocalTime.of(21, 0), LocalTime.of(8, 0));
    private static final int TRIES = 20_000;

    @ParameterizedTest
    @CsvSource({
        // Summer time, winter time, and the nights in which they change.
        "Europe/London, 2026-07-01T19:59:59Z,",
        "Europe/London, 2026-07-01T20:00:00Z, 2026-07-02T07:00:00Z",
        "Europe/London, 2026-07-02T06:59:59Z, 2026-07-02T07:00:00Z",
        "Europe/London, 2026-07-02T07:00:00Z,",
        "Europe/London, 2026-12-01T20:59:59Z,",
        "Europe/London, 2026-12-01T21:00:00Z, 2026-12-02T08:00:00Z",
        "Europe/Berlin, 2026-03-28T22:00:00Z, 2026-03-29T06:00:00Z",
        "Europe/Berlin, 2026-10-24T22:00:00Z, 2026-10-25T07:00:00Z",
        "America/New_York, 2026-11-01T05:30:00Z, 2026-11-01T13:00:00Z",
    })
    void waitsUntilTheMorningOfThePlace(ZoneId zone, Instant now, Instant end) {
        assertThat(QuietHours.end(List.of(zone), NIGHT, now)).isEqualTo(Optional.ofNullable(end));
    }

    @ParameterizedTest
    @CsvSource({
        // The end does not exist in spring, and comes twice in autumn.
        "2026-03-29T00:30:00Z, 02:30, 2026-03-29T01:30:00Z",
        "2026-10-25T00:10:00Z, 02:30, 2026-10-25T01:30:00Z",
        "2026-10-25T01:10:00Z, 02:30, 2026-10-25T01:30:00Z",
    })
    void endsOnceInNightsInWhichTheClockChanges(Instant now, LocalTime to, Instant end) {
        var hours = new Hours(LocalTime.of(21, 0), to);

        assertThat(QuietHours.end(List.of(ZoneId.of("Europe/Berlin")), hours, now))
                .contains(end);
    }

    @Test
    void isQuietWhileItIsInAnyZoneOfACountry() {
        var zones = CountryZones.of("US");

        assertThat(QuietHours.end(zones, NIGHT, Instant.parse("2026-07-01T13:00:00Z")))
                .as("morning in New York, night in Honolulu")
                .contains(Instant.parse("2026-07-01T18:00:00Z"));
        assertThat(QuietHours.end(zones, NIGHT, Instant.parse("2026-07-01T18:00:00Z")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/London", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Tokyo"})
    void neverEndsInThePastNorInTheQuietWheneverItIsAsked(ZoneId zone) {
        var random = new Random(20261128);
        for (int i = 0; i < TRIES; i++) {
            var hours = new Hours(time(random), time(random));
            var now = Instant.ofEpochSecond(1_767_225_600L + random.nextInt(365 * 24 * 3600));

            var end = QuietHours.end(List.of(zone), hours, now);

            assertThat(end.isPresent()).isEqualTo(hours.include(now.atZone(zone).toLocalTime()));
            end.ifPresent(at -> {
                assertThat(at).isAfter(now).isBefore(now.plus(Duration.ofHours(26)));
                assertThat(hours.include(at.atZone(zone).toLocalTime())).isFalse();
            });
        }
    }

    private static LocalTime time(Random random) {
        return LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
    }

    @Test
    void goesByTheCountryOrTheStoreAndLeavesOutWhatIsExempt() {
        var hours = new QuietHoursSettings(
                true,
                NIGHT.from(),
                NIGHT.to(),
                Map.of("GB", new Hours(LocalTime.of(20, 0), LocalTime.of(10, 0))),
                Map.of(),
                Set.of(MessageKind.CHOICE_ASKED));
        var quiet = new QuietHours(hours, new NoLocations());
        var checkout = SampleCheckouts.of(SampleCheckouts.contact(null, "07400 123456"));
        var evening = Instant.parse("2026-12-01T20:30:00Z");

        assertThat(quiet.endFor(MessageKind.DELIVERED, checkout, evening))
                .contains(Instant.parse("2026-12-02T10:00:00Z"));
        assertThat(quiet.endFor(MessageKind.CHOICE_ASKED, checkout, evening)).isEmpty();
    }

    private static final class NoLocations implements Locations {
        @Override
        public void put(Location location) {
            throw new UnsupportedOperationException("there are none");
        }

        @Override
        public Optional<Location> find(LocationId id) {
            return Optional.empty();
        }

        @Override
        public List<Location> all() {
            return List.of();
        }
    }
}
