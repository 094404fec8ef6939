package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.customer.PhoneNumber;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.messaging.StoreHours.Day;
import dev.throughline.oms.activities.messaging.StoreHours.Hours;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the customer finds a store, and when it is open. */
@Component
class StoreFacts {
    /** Who may wait longer is reminded, with the hours of then. */
    private static final int MOST_DAYS = 14;

    private final Locations locations;
    private final StoreHours hours;
    private final Clock clock;

    StoreFacts(Locations locations, StoreHours hours, Clock clock) {
        this.locations = locations;
        this.hours = hours;
        this.clock = clock;
    }

    /** @param hours when it is open; empty where it is closed all day */
    record OpenDay(String date, String hours) {}

    /** @param until how long it is kept there; missing where nobody has said, or nothing waits there */
    void put(Map<String, Object> facts, @Nullable LocationId id, @Nullable Instant until, Locale locale) {
        var store = id == null ? null : locations.find(id).orElse(null);
        var address = store == null ? null : store.address();
        facts.put("store", id == null ? "" : store == null ? id.value() : store.name());
        facts.put("storeAddress", address == null ? List.of() : address.lines(locale));
        facts.put("storePhone", store == null ? "" : phone(store));
        facts.put("opening", store == null || until == null ? List.of() : opening(store, until, locale));
    }

    private static String phone(Location store) {
        return store.phone() == null ? "" : new PhoneNumber(store.phone()).international();
    }

    private List<OpenDay> opening(Location store, Instant until, Locale locale) {
        var from = LocalDateTime.ofInstant(clock.instant(), store.zone());
        var to = LocalDateTime.ofInstant(until, store.zone());
        if (to.isBefore(from)) {
            return List.of();
        }
        var most = from.toLocalDate().plusDays(MOST_DAYS - 1L);
        var last = most.isBefore(to.toLocalDate()) ? most : to.toLocalDate();
        return hours.of(store.id(), from.toLocalDate(), last).stream()
                .map(day -> openDay(day, from, to, locale))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Nothing of a day on which it is too late by now, or by then. */
    private static Optional<OpenDay> openDay(Day day, LocalDateTime from, LocalDateTime to, Locale locale) {
        var left = day.hours().stream()
                .filter(span -> end(day, span).isAfter(from)
                        && day.date().atTime(span.from()).isBefore(to))
                .map(span -> end(day, span).isAfter(to) ? new Hours(span.from(), to.toLocalTime()) : span)
                .map(span ->
                        time(span.from()) + "–" + (span.to().equals(LocalTime.MIDNIGHT) ? "24:00" : time(span.to())))
                .collect(Collectors.joining(", "));
        return left.isEmpty() && !day.hours().isEmpty()
                ? Optional.empty()
                : Optional.of(new OpenDay(Wording.day(day.date(), locale), left));
    }

    private static LocalDateTime end(Day day, Hours span) {
        return span.to().equals(LocalTime.MIDNIGHT)
                ? day.date().plusDays(1).atStartOfDay()
                : day.date().atTime(span.to());
    }

    private static String time(LocalTime time) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(time);
    }
}
