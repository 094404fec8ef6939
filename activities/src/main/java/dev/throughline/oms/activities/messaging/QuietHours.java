package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.messaging.QuietHoursSettings.Hours;
import dev.throughline.oms.activities.order.Checkout;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * When people are left in peace: quiet hours of their country, in the time zone of the store where they collect, else of their country. In a
 * country with several zones nobody can tell which, so it is quiet while it is in any of them.
 */
@Component
class QuietHours {
    private static final int MOST_STEPS = 32;

    private final QuietHoursSettings settings;
    private final Locations locations;

    QuietHours(QuietHoursSettings settings, Locations locations) {
        this.settings = settings;
        this.locations = locations;
    }

    /** When they are over; empty if it is not quiet now, or the kind does not wait. */
    Optional<Instant> endFor(MessageKind kind, Checkout checkout, Instant now) {
        if (!settings.enabled() || settings.exempt().contains(kind)) {
            return Optional.empty();
        }
        var address = checkout.address();
        var country = address == null ? "" : address.country();
        return end(zones(checkout, country), settings.of(country), now);
    }

    private List<ZoneId> zones(Checkout checkout, String country) {
        var store = Optional.ofNullable(checkout.location()).flatMap(locations::find);
        if (store.isPresent()) {
            return List.of(store.get().zone());
        }
        var zones = settings.zones().getOrDefault(country, CountryZones.of(country));
        return zones.isEmpty()
                ? List.of(locations.all().stream()
                        .findFirst()
                        .<ZoneId>map(Location::zone)
                        .orElse(ZoneOffset.UTC))
                : zones;
    }

    static Optional<Instant> end(List<ZoneId> zones, Hours hours, Instant now) {
        var end = now;
        for (int step = 0; step < MOST_STEPS; step++) {
            var at = end;
            var quiet = zones.stream()
                    .filter(zone -> hours.include(at.atZone(zone).toLocalTime()))
                    .findFirst();
            if (quiet.isEmpty()) {
                return end.equals(now) ? Optional.empty() : Optional.of(end);
            }
            end = end(at.atZone(quiet.get()), hours);
        }
        throw new IllegalStateException("the quiet hours of " + zones + " leave no time of the day");
    }

    // An end that a change of the clock leaves out is moved on by it; one that comes twice is the later one.
    private static Instant end(ZonedDateTime quiet, Hours hours) {
        boolean today = quiet.toLocalTime().isBefore(hours.to());
        var day = today ? quiet.toLocalDate() : quiet.toLocalDate().plusDays(1);
        return ZonedDateTime.of(LocalDateTime.of(day, hours.to()), quiet.getZone())
                .withLaterOffsetAtOverlap()
                .toInstant();
    }
}
