package dev.throughline.oms.activities.promise;

import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.promise.CarrierService.Lane;
import dev.throughline.oms.activities.promise.CarrierService.Price;
import dev.throughline.oms.activities.promise.LocationTerms.CutOff;
import dev.throughline.oms.activities.promise.LocationTerms.Hours;
import dev.throughline.oms.activities.promise.Promises.Kind;
import dev.throughline.oms.activities.promise.Promises.Option;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A retailer of which every figure can be set: what the engine's tests promise from. */
final class Retailer {
    static final ZoneId LONDON = ZoneId.of("Europe/London");
    static final Sku MUG = new Sku("mug");
    static final Sku TEA = new Sku("tea");
    private static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);

    final Map<String, BusinessCalendar> calendars = new LinkedHashMap<>();
    final Map<String, LocationTerms> terms = new LinkedHashMap<>();
    final Map<String, Location> locations = new LinkedHashMap<>();
    final Map<String, Map<LocalDate, Site.Load>> due = new HashMap<>();
    final List<CarrierService> services = new ArrayList<>();
    final Map<Sku, Map<LocationId, Integer>> available = new HashMap<>();
    final Map<Sku, Map<LocationId, NavigableMap<LocalDate, Integer>>> incoming = new HashMap<>();

    @Nullable
    Place destination = new Place(51.5, -0.12, "A");

    Map<Sku, Integer> basket = Map.of(MUG, 1);

    /** A warehouse at Daventry, a store in London; England's calendar; parcels in two delivery days, or in one. */
    static Retailer usual() {
        var retailer = new Retailer();
        retailer.calendars.put("eng", new BusinessCalendar("eng", "GB", "ENG", weekdays(), Set.of(), Set.of()));
        retailer.calendars.put(
                "shop", new BusinessCalendar("shop", "GB", "ENG", EnumSet.allOf(DayOfWeek.class), Set.of(), Set.of()));
        retailer.location("wh", Location.Kind.WAREHOUSE, 52.26, -1.16);
        retailer.location("st", Location.Kind.STORE, 51.51, -0.13);
        retailer.terms(
                "wh",
                "eng",
                2,
                week(weekdays(), "06:00", "22:00"),
                Map.of(
                        ServiceKind.STANDARD, cutOff("17:00", "19:30"),
                        ServiceKind.EXPRESS, cutOff("15:00", "19:30"),
                        ServiceKind.TRANSFER, cutOff("12:00", "20:00")));
        var storeWeek = new EnumMap<>(week(EnumSet.complementOf(EnumSet.of(DayOfWeek.SUNDAY)), "09:00", "18:00"));
        retailer.terms(
                "st",
                "shop",
                2,
                storeWeek,
                Map.of(ServiceKind.COLLECT, cutOff("16:00", null), ServiceKind.SAME_DAY, cutOff("13:00", "16:30")));
        retailer.service("standard", ServiceKind.STANDARD, 2, null, 399);
        retailer.service("express", ServiceKind.EXPRESS, 1, null, 699);
        retailer.service("bike", ServiceKind.SAME_DAY, 0, 15_000, 999);
        retailer.service("van", ServiceKind.TRANSFER, 1, null, 0);
        return retailer;
    }

    static Set<DayOfWeek> weekdays() {
        return EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    }

    static Map<DayOfWeek, List<Hours>> week(Set<DayOfWeek> days, String from, String to) {
        var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        days.forEach(day -> week.put(day, List.of(new Hours(LocalTime.parse(from), LocalTime.parse(to)))));
        return week;
    }

    static CutOff cutOff(String until, @Nullable String pickupAt) {
        return new CutOff(LocalTime.parse(until), pickupAt == null ? null : LocalTime.parse(pickupAt));
    }

    static Instant london(String local) {
        return LocalDateTime.parse(local).atZone(LONDON).toInstant();
    }

    void location(String id, Location.Kind kind, double latitude, double longitude) {
        locations.put(
                id,
                new Location(
                        new LocationId(id), id, kind, latitude, longitude, LONDON, true, kind == Location.Kind.STORE));
    }

    void terms(
            String id,
            String calendar,
            int hours,
            Map<DayOfWeek, List<Hours>> opening,
            Map<ServiceKind, CutOff> services) {
        terms.put(
                id,
                new LocationTerms(
                        new LocationId(id),
                        ALWAYS,
                        calendar,
                        Duration.ofHours(hours),
                        opening,
                        services,
                        null,
                        null,
                        "A"));
    }

    void limit(String id, @Nullable Integer orders, @Nullable Integer units) {
        terms.computeIfPresent(
                id,
                (key, old) -> new LocationTerms(
                        old.location(),
                        old.validFrom(),
                        old.calendar(),
                        old.processing(),
                        old.opening(),
                        old.services(),
                        orders,
                        units,
                        old.zone()));
    }

    void service(String id, ServiceKind kind, int transitDays, @Nullable Integer maxMeters, long price) {
        services.add(new CarrierService(
                id,
                ALWAYS,
                id + " carrier",
                kind,
                "eng",
                kind == ServiceKind.SAME_DAY ? EnumSet.allOf(DayOfWeek.class) : weekdays(),
                kind == ServiceKind.SAME_DAY ? EnumSet.allOf(DayOfWeek.class) : weekdays(),
                kind == ServiceKind.TRANSFER ? LocalTime.of(8, 0) : LocalTime.of(20, 0),
                LONDON,
                maxMeters,
                "GBP",
                List.of(new Lane(
                        null, null, null, transitDays, List.of(new Price(2_000, price), new Price(null, 2 * price))))));
    }

    void stock(String location, Sku sku, int units) {
        available.computeIfAbsent(sku, s -> new HashMap<>()).put(new LocationId(location), units);
    }

    void arrives(String location, Sku sku, LocalDate day, int units) {
        incoming.computeIfAbsent(sku, s -> new HashMap<>())
                .computeIfAbsent(new LocationId(location), l -> new TreeMap<>())
                .put(day, units);
    }

    void closed(String calendar, LocalDate day) {
        calendars.computeIfPresent(calendar, (id, old) -> {
            var days = new HashSet<>(old.closedOn());
            days.add(day);
            return new BusinessCalendar(id, old.country(), old.region(), old.workingDays(), days, old.openOn());
        });
    }

    List<Option> options(Instant at) {
        var days = new HashMap<String, WorkDays>();
        calendars.forEach((id, calendar) -> days.put(id, new WorkDays(calendar)));
        var sites = locations.values().stream()
                .filter(location -> terms.containsKey(location.id().value()))
                .map(location -> site(location, days))
                .toList();
        var carriers = services.stream()
                .map(service -> new Carrier(service, days.getOrDefault(service.calendar(), anyDay())))
                .toList();
        return PromiseEngine.options(
                new PromiseEngine.World(
                        sites, carriers, new Shelves(available, incoming), new Weights(Map.of(), 500), "GBP"),
                new PromiseEngine.Basket(basket, destination, true, null, 10, at));
    }

    private static WorkDays anyDay() {
        return new WorkDays(
                new BusinessCalendar("any", null, null, EnumSet.allOf(DayOfWeek.class), Set.of(), Set.of()));
    }

    private Site site(Location location, Map<String, WorkDays> days) {
        var history = new TreeMap<LocalDate, LocationTerms>();
        var current = terms.get(location.id().value());
        if (current != null) {
            history.put(current.validFrom(), current);
        }
        return new Site(
                location,
                new WorkHours(location.zone(), history, days),
                due.getOrDefault(location.id().value(), Map.of()));
    }

    @Nullable
    Option option(Kind kind, String at) {
        return options(london(at)).stream()
                .filter(option -> option.kind() == kind)
                .findFirst()
                .orElse(null);
    }

    /** The promise in London's time, or what is missing. */
    String by(Kind kind, String at) {
        var option = option(kind, at);
        return option == null
                ? "not offered"
                : option.by().atZone(LONDON).toLocalDateTime().toString();
    }
}
