package dev.throughline.oms.activities.promise;

import static dev.throughline.oms.activities.promise.Retailer.LONDON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.promise.LocationTerms.CutOff;
import dev.throughline.oms.activities.promise.LocationTerms.Hours;
import dev.throughline.oms.activities.promise.Promises.Kind;
import dev.throughline.oms.activities.promise.Promises.Option;
import dev.throughline.oms.activities.promise.Promises.Parcel;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every retailer, order and moment; each seed is several hundred of them. */
class PromisePropertiesTest {
    private static final int RETAILERS = 60;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void neverPromisesOnAClosedDayNorBeforeTheWorkIsDone(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < RETAILERS; i++) {
            var retailer = retailer(random);
            for (int moment = 0; moment < 5; moment++) {
                var at = moment(random);
                for (var option : retailer.options(at)) {
                    check(retailer, option, at);
                }
            }
        }
    }

    private static void check(Retailer retailer, Option option, Instant at) {
        for (var parcel : option.parcels()) {
            var terms =
                    Objects.requireNonNull(retailer.terms.get(parcel.location().value()));
            assertThat(parcel.startsAt()).isAfterOrEqualTo(at);
            assertThat(Duration.between(parcel.startsAt(), parcel.readyAt()))
                    .isGreaterThanOrEqualTo(terms.processing());
            assertThat(parcel.dueBy()).isAfterOrEqualTo(parcel.readyAt());
            assertThat(option.by()).isAfterOrEqualTo(parcel.by());
            assertThat(isOpen(retailer, terms, parcel.startsAt())).isTrue();
            checkCarrier(retailer, parcel);
        }
        if (option.place() != null) {
            var store = Objects.requireNonNull(retailer.terms.get(option.place().value()));
            assertThat(isOpen(retailer, store, option.by()))
                    .as("doors are open")
                    .isTrue();
        }
        if (option.kind() == Kind.SAME_DAY) {
            assertThat(day(option.by())).isEqualTo(day(at));
        }
        assertThat(sum(option)).isEqualTo(retailer.basket);
    }

    private static void checkCarrier(Retailer retailer, Parcel parcel) {
        retailer.services.stream()
                .filter(service -> service.id().equals(parcel.service()))
                .forEach(service -> {
                    var days = new WorkDays(Objects.requireNonNull(retailer.calendars.get(service.calendar())));
                    assertThat(days.isOpen(day(parcel.dueBy()), service.pickupDays()))
                            .isTrue();
                    assertThat(days.isOpen(day(parcel.by()), service.deliveryDays()))
                            .isTrue();
                    assertThat(parcel.by()).isAfter(parcel.dueBy());
                });
    }

    private static Map<Sku, Integer> sum(Option option) {
        return option.parcels().stream()
                .flatMap(parcel -> parcel.units().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
    }

    private static boolean isOpen(Retailer retailer, LocationTerms terms, Instant at) {
        var local = at.atZone(LONDON);
        var calendar = new WorkDays(Objects.requireNonNull(retailer.calendars.get(terms.calendar())));
        return calendar.isOpen(local.toLocalDate())
                && terms.opening().getOrDefault(local.getDayOfWeek(), List.of()).stream()
                        .anyMatch(hours -> !local.toLocalTime().isBefore(hours.from())
                                && (hours.to().equals(LocalTime.MIDNIGHT)
                                        || local.toLocalTime().isBefore(hours.to())));
    }

    /** One location each: what the customer gets from the place that they chose. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void aLaterOrderNeverGetsAnEarlierPromise(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < RETAILERS; i++) {
            var retailer = retailer(random);
            var at = moment(random);
            var later = at.plusSeconds(random.nextInt(4 * 24 * 3600));
            var after = dates(retailer.options(later));
            dates(retailer.options(at)).forEach((kind, by) -> {
                if (after.containsKey(kind)) {
                    assertThat(after.get(kind))
                            .as("%s at %s and %s", kind, at, later)
                            .isAfterOrEqualTo(by);
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void aHolidayNeverMakesItEarlier(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < RETAILERS; i++) {
            var retailer = retailer(random);
            var at = moment(random);
            var before = dates(retailer.options(at));
            var calendars = new ArrayList<>(retailer.calendars.keySet());
            for (int holiday = 0; holiday < 3; holiday++) {
                retailer.closed(calendars.get(random.nextInt(calendars.size())), day(at).plusDays(random.nextInt(8)));
            }
            dates(retailer.options(at))
                    .forEach((kind, by) -> assertThat(by)
                            .as("%s at %s", kind, at)
                            .isAfterOrEqualTo(
                                    Objects.requireNonNull(before.get(kind), "no holiday makes it possible")));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void moreStockNeverMakesASingleParcelLater(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < RETAILERS; i++) {
            var retailer = retailer(random);
            retailer.basket = Map.of(Retailer.MUG, 1 + random.nextInt(3));
            var at = moment(random);
            var before = dates(retailer.options(at));
            retailer.stock("l" + random.nextInt(3), Retailer.MUG, 9);
            var after = dates(retailer.options(at));
            before.forEach((kind, by) -> {
                if (kind.startsWith("STANDARD1") && after.containsKey(kind)) {
                    assertThat(after.get(kind)).isBeforeOrEqualTo(by);
                }
            });
        }
    }

    /** By kind, place and number of parcels: of another number is another way. */
    private static Map<String, Instant> dates(List<Option> options) {
        return options.stream()
                .collect(Collectors.toMap(
                        option -> option.kind() + "" + option.parcels().size() + option.place(), Option::by));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, LONDON);
    }

    /** Often in the nights in which clocks change, and about the turn of the year. */
    private static Instant moment(Random random) {
        var day = switch (random.nextInt(4)) {
            case 0 -> LocalDate.of(2026, 3, 28).plusDays(random.nextInt(2));
            case 1 -> LocalDate.of(2026, 10, 24).plusDays(random.nextInt(2));
            case 2 -> LocalDate.of(2026, 12, 18).plusDays(random.nextInt(16));
            default -> FIRST.plusDays(random.nextInt(365));
        };
        return day.atStartOfDay(LONDON).toInstant().plusSeconds(random.nextInt(24 * 3600));
    }

    private static Retailer retailer(Random random) {
        var retailer = new Retailer();
        retailer.calendars.put("eng", calendar("eng", "GB", random));
        retailer.calendars.put("own", calendar("own", null, random));
        for (int i = 0; i < 3; i++) {
            var id = "l" + i;
            retailer.location(id, i == 0 ? Location.Kind.WAREHOUSE : Location.Kind.STORE, 51.5 + i, -0.1 - i);
            retailer.terms(
                    id, random.nextBoolean() ? "eng" : "own", random.nextInt(15), opening(random), services(random));
            retailer.limit(id, random.nextBoolean() ? 5 : null, random.nextBoolean() ? 20 : null);
            retailer.due.put(id, load(random));
            retailer.stock(id, Retailer.MUG, random.nextInt(4));
            retailer.stock(id, Retailer.TEA, random.nextInt(4));
        }
        retailer.service("standard", ServiceKind.STANDARD, 1 + random.nextInt(3), null, 399);
        retailer.service("express", ServiceKind.EXPRESS, random.nextInt(2), null, 699);
        retailer.service("bike", ServiceKind.SAME_DAY, 0, 90_000, 999);
        retailer.service("van", ServiceKind.TRANSFER, random.nextInt(2), null, 0);
        retailer.basket = random.nextBoolean()
                ? Map.of(Retailer.MUG, 1 + random.nextInt(3))
                : Map.of(Retailer.MUG, 1 + random.nextInt(3), Retailer.TEA, 1 + random.nextInt(3));
        return retailer;
    }

    private static BusinessCalendar calendar(String id, @Nullable String country, Random random) {
        var days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)), DayOfWeek.TUESDAY, DayOfWeek.THURSDAY);
        if (random.nextInt(4) > 0) {
            days.addAll(Retailer.weekdays());
        }
        return new BusinessCalendar(id, country, null, days, Set.of(FIRST.plusDays(random.nextInt(365))), Set.of());
    }

    private static Map<DayOfWeek, List<Hours>> opening(Random random) {
        var opening = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            var morning = new Hours(LocalTime.of(random.nextInt(10), 0), LocalTime.of(11 + random.nextInt(2), 30));
            var afternoon =
                    new Hours(LocalTime.of(14, 0), random.nextBoolean() ? LocalTime.MIDNIGHT : LocalTime.of(19, 0));
            if (day == DayOfWeek.TUESDAY || random.nextInt(5) > 0) {
                opening.put(day, random.nextBoolean() ? List.of(morning, afternoon) : List.of(morning));
            }
        }
        return opening;
    }

    private static Map<ServiceKind, CutOff> services(Random random) {
        var services = new EnumMap<ServiceKind, CutOff>(ServiceKind.class);
        for (var kind : ServiceKind.values()) {
            if (random.nextInt(5) > 0) {
                services.put(
                        kind,
                        new CutOff(
                                LocalTime.of(random.nextInt(24), random.nextInt(60)),
                                random.nextBoolean() ? null : LocalTime.of(random.nextInt(24), 30)));
            }
        }
        return services;
    }

    private static Map<LocalDate, Site.Load> load(Random random) {
        var due = new HashMap<LocalDate, Site.Load>();
        for (int i = 0; i < 200; i++) {
            due.put(FIRST.plusDays(random.nextInt(365)), new Site.Load(random.nextInt(8), random.nextInt(30)));
        }
        return due;
    }
}
