package dev.throughline.oms.activities.promise;

import dev.throughline.oms.workflows.shared.LocationId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Everything that promises are made from but stock and load, as it was at a revision. */
final class Reference {
    private final Map<String, WorkDays> calendars = new HashMap<>();
    private final Map<LocationId, NavigableMap<LocalDate, LocationTerms>> terms = new HashMap<>();
    private final Map<String, NavigableMap<LocalDate, Carrier>> carriers = new TreeMap<>();
    private final Map<String, Map<String, PostcodeArea>> areas = new HashMap<>();
    private final List<LocationId> limited;

    Reference(
            List<BusinessCalendar> calendars,
            List<LocationTerms> terms,
            List<CarrierService> services,
            List<PostcodeArea> areas) {
        calendars.forEach(calendar -> this.calendars.put(calendar.id(), new WorkDays(calendar)));
        terms.forEach(one -> this.terms
                .computeIfAbsent(one.location(), id -> new TreeMap<>())
                .put(one.validFrom(), one));
        services.forEach(service -> this.carriers
                .computeIfAbsent(service.id(), id -> new TreeMap<>())
                .put(
                        service.validFrom(),
                        new Carrier(service, Objects.requireNonNull(this.calendars.get(service.calendar())))));
        areas.forEach(area -> this.areas
                .computeIfAbsent(area.country(), country -> new HashMap<>())
                .put(area.prefix(), area));
        limited = terms.stream()
                .filter(LocationTerms::isLimited)
                .map(LocationTerms::location)
                .distinct()
                .toList();
    }

    Map<String, WorkDays> calendars() {
        return calendars;
    }

    boolean isEmpty() {
        return terms.isEmpty();
    }

    NavigableMap<LocalDate, LocationTerms> terms(LocationId location) {
        return terms.getOrDefault(location, new TreeMap<>());
    }

    /** Locations that ever limit a day's work. */
    List<LocationId> limited() {
        return limited;
    }

    List<Carrier> carriers(LocalDate day, String currency) {
        return carriers.values().stream()
                .map(history -> history.floorEntry(day))
                .filter(Objects::nonNull)
                .map(Map.Entry::getValue)
                .filter(carrier -> carrier.service().currency().equals(currency))
                .toList();
    }

    Optional<PostcodeArea> area(String country, String postcode) {
        var known = areas.getOrDefault(country, Map.of());
        var text = PostcodeArea.normal(postcode);
        for (int length = text.length(); length > 0; length--) {
            var area = known.get(text.substring(0, length));
            if (area != null) {
                return Optional.of(area);
            }
        }
        return Optional.empty();
    }
}
