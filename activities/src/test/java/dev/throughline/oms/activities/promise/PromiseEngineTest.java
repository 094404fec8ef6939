package dev.throughline.oms.activities.promise;

import static dev.throughline.oms.activities.promise.Retailer.LONDON;
import static dev.throughline.oms.activities.promise.Retailer.MUG;
import static dev.throughline.oms.activities.promise.Retailer.TEA;
import static dev.throughline.oms.activities.promise.Retailer.cutOff;
import static dev.throughline.oms.activities.promise.Retailer.london;
import static dev.throughline.oms.activities.promise.Retailer.week;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.promise.CarrierService.Lane;
import dev.throughline.oms.activities.promise.CarrierService.Price;
import dev.throughline.oms.activities.promise.Promises.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Dates worked out by hand. 2026-11-27 is a Friday. */
class PromiseEngineTest {
    private final Retailer retailer = Retailer.usual();

    PromiseEngineTest() {
        retailer.stock("wh", MUG, 10);
    }

    @Test
    void keepsTheCutOffToTheMinute() {
        assertThat(retailer.by(Kind.STANDARD, "2026-11-27T16:59")).isEqualTo("2026-12-01T20:00");
        assertThat(retailer.by(Kind.STANDARD, "2026-11-27T17:00")).isEqualTo("2026-12-01T20:00");
        assertThat(retailer.by(Kind.STANDARD, "2026-11-27T17:00:01")).isEqualTo("2026-12-02T20:00");
        assertThat(retailer.by(Kind.STANDARD, "2026-11-27T17:01")).isEqualTo("2026-12-02T20:00");
    }

    @Test
    void saysWhichCutOffCounted() {
        var inTime = Objects.requireNonNull(retailer.option(Kind.STANDARD, "2026-11-27T16:59"));
        var late = Objects.requireNonNull(retailer.option(Kind.STANDARD, "2026-11-27T17:01"));

        assertThat(inTime.parcels().getFirst().reasons()).contains("before the cut-off 17:00");
        assertThat(late.parcels().getFirst().reasons())
                .contains("after the cut-off 17:00, or closed", "work begins Mon 30 Nov 06:00");
        assertThat(late.parcels().getFirst().dueBy()).isEqualTo(london("2026-11-30T19:30"));
    }

    @Test
    void countsNeitherChristmasNorItsSubstituteDays() {
        // 2026: Christmas is a Friday; Boxing Day a Saturday, kept on Monday the 28th.
        assertThat(retailer.by(Kind.STANDARD, "2026-12-23T10:00")).isEqualTo("2026-12-29T20:00");
        assertThat(retailer.by(Kind.EXPRESS, "2026-12-24T10:00")).isEqualTo("2026-12-29T20:00");
        assertThat(retailer.by(Kind.EXPRESS, "2026-12-24T15:01")).isEqualTo("2026-12-30T20:00");
    }

    @Test
    void goesOnOverTheTurnOfTheYear() {
        assertThat(retailer.by(Kind.STANDARD, "2026-12-31T16:00")).isEqualTo("2027-01-05T20:00");
        assertThat(retailer.by(Kind.STANDARD, "2026-12-31T18:00")).isEqualTo("2027-01-06T20:00");
    }

    @Test
    void knowsThatScotlandKeepsTheSecondOfJanuary() {
        var england = new WorkDays(Objects.requireNonNull(retailer.calendars.get("eng")));
        var scotland = new WorkDays(new BusinessCalendar("sct", "GB", "SCT", Retailer.weekdays(), Set.of(), Set.of()));

        assertThat(england.isOpen(LocalDate.of(2025, 1, 2))).isTrue();
        assertThat(scotland.isOpen(LocalDate.of(2025, 1, 2))).isFalse();
        assertThat(england.isOpen(LocalDate.of(2025, 4, 21)))
                .as("Easter Monday")
                .isFalse();
        assertThat(scotland.isOpen(LocalDate.of(2025, 4, 21))).isTrue();
    }

    @Test
    void collectsWithinOpeningHours() {
        retailer.stock("st", MUG, 1);

        assertThat(retailer.by(Kind.COLLECT, "2026-11-27T10:00")).isEqualTo("2026-11-27T12:00");
        assertThat(retailer.by(Kind.COLLECT, "2026-11-27T07:00")).isEqualTo("2026-11-27T11:00");
        assertThat(retailer.by(Kind.COLLECT, "2026-11-27T15:59")).isEqualTo("2026-11-27T17:59");
        assertThat(retailer.by(Kind.COLLECT, "2026-11-27T16:00"))
                .as("staged as the doors close")
                .isEqualTo("2026-11-28T09:00");
        assertThat(retailer.by(Kind.COLLECT, "2026-11-28T16:01"))
                .as("closed on Sunday")
                .isEqualTo("2026-11-30T11:00");
    }

    @Test
    void sendsToTheStoreWhenItsShelfIsEmpty() {
        // To the warehouse by 12:00 on Friday, at the store on Monday at 08:00, opened at 09:00, staged two hours
        // later.
        assertThat(retailer.by(Kind.SHIP_TO_STORE, "2026-11-27T11:00")).isEqualTo("2026-11-30T11:00");
        assertThat(retailer.by(Kind.SHIP_TO_STORE, "2026-11-27T12:01")).isEqualTo("2026-12-01T11:00");
        assertThat(retailer.by(Kind.COLLECT, "2026-11-27T11:00")).isEqualTo("not offered");
    }

    @Test
    void sendsOnlyWhatIsMissingToTheStore() {
        retailer.basket = Map.of(MUG, 1, TEA, 1);
        retailer.stock("st", TEA, 1);

        var option = Objects.requireNonNull(retailer.option(Kind.SHIP_TO_STORE, "2026-11-27T11:00"));

        assertThat(option.parcels())
                .extracting(p -> p.location().value() + p.units())
                .containsExactly("wh{mug=1}", "st{tea=1}");
    }

    @Test
    void deliversOnTheSameDayFromANearbyStoreOnly() {
        assertThat(retailer.by(Kind.SAME_DAY, "2026-11-27T10:00")).isEqualTo("not offered");
        retailer.stock("st", MUG, 1);

        assertThat(retailer.by(Kind.SAME_DAY, "2026-11-27T10:00")).isEqualTo("2026-11-27T20:00");
        assertThat(retailer.by(Kind.SAME_DAY, "2026-11-27T13:01")).isEqualTo("not offered");
        retailer.destination = new Place(52.5, -1.9, "A");
        assertThat(retailer.by(Kind.SAME_DAY, "2026-11-27T10:00"))
                .as("Birmingham is too far")
                .isEqualTo("not offered");
        retailer.destination = new Place(null, null, "A");
        assertThat(retailer.by(Kind.SAME_DAY, "2026-11-27T10:00"))
                .as("it is not known how far")
                .isEqualTo("not offered");
    }

    @Test
    void countsTheHoursOfTheNightInWhichClocksChange() {
        var always = week(EnumSet.allOf(DayOfWeek.class), "00:00", "00:00");
        retailer.calendars.put(
                "any", new BusinessCalendar("any", null, null, EnumSet.allOf(DayOfWeek.class), Set.of(), Set.of()));
        retailer.terms("st", "any", 5, always, Map.of(ServiceKind.COLLECT, cutOff("23:59", null)));
        retailer.stock("st", MUG, 1);

        // 29 March 2026: one o'clock becomes two. 25 October 2026: two o'clock becomes one.
        assertThat(retailer.by(Kind.COLLECT, "2026-03-28T22:00")).isEqualTo("2026-03-29T04:00");
        assertThat(retailer.by(Kind.COLLECT, "2026-10-24T22:00")).isEqualTo("2026-10-25T02:00");
        assertThat(retailer.by(Kind.COLLECT, "2026-11-07T22:00")).isEqualTo("2026-11-08T03:00");
    }

    @Test
    void countsACutOffOfTheRepeatedHourOnce() {
        retailer.terms(
                "wh",
                "shop",
                1,
                week(EnumSet.allOf(DayOfWeek.class), "00:00", "00:00"),
                Map.of(ServiceKind.STANDARD, cutOff("01:15", "19:30")));
        var first = LocalDate.of(2026, 10, 25)
                .atTime(1, 20)
                .atZone(LONDON)
                .withEarlierOffsetAtOverlap()
                .toInstant();
        var second = LocalDate.of(2026, 10, 25)
                .atTime(1, 10)
                .atZone(LONDON)
                .withLaterOffsetAtOverlap()
                .toInstant();

        assertThat(retailer.options(second).getFirst().by())
                .isAfterOrEqualTo(retailer.options(first).getFirst().by());
    }

    @Test
    void splitsWhatNoLocationHasAlone() {
        retailer.basket = Map.of(MUG, 1, TEA, 2);
        retailer.location("wh2", Location.Kind.WAREHOUSE, 53.52, -1.13);
        retailer.terms(
                "wh2",
                "eng",
                2,
                week(Retailer.weekdays(), "06:00", "22:00"),
                Map.of(ServiceKind.STANDARD, cutOff("11:00", "19:30")));
        retailer.stock("wh2", TEA, 2);

        var option = Objects.requireNonNull(retailer.option(Kind.STANDARD, "2026-11-27T12:00"));

        assertThat(option.parcels()).hasSize(2);
        assertThat(option.costMinor()).isEqualTo(798);
        assertThat(option.by()).as("the later of the two").isEqualTo(london("2026-12-02T20:00"));
        assertThat(retailer.option(Kind.EXPRESS, "2026-11-27T12:00"))
                .as("the second does no express")
                .isNull();
    }

    @Test
    void splitsALineWhenItMust() {
        retailer.basket = Map.of(MUG, 12);
        retailer.location("wh2", Location.Kind.WAREHOUSE, 53.52, -1.13);
        retailer.terms(
                "wh2",
                "eng",
                2,
                week(Retailer.weekdays(), "06:00", "22:00"),
                Map.of(ServiceKind.STANDARD, cutOff("17:00", "19:30")));
        retailer.stock("wh2", MUG, 3);

        var option = Objects.requireNonNull(retailer.option(Kind.STANDARD, "2026-11-27T12:00"));

        assertThat(option.parcels()).extracting(p -> p.units().get(MUG)).containsExactly(10, 2);
    }

    @Test
    void promisesIncomingStockFromTheWorkingDayAfter() {
        retailer.basket = Map.of(MUG, 12);
        retailer.arrives("wh", MUG, LocalDate.of(2026, 12, 3), 5);

        assertThat(retailer.by(Kind.STANDARD, "2026-11-27T12:00")).isEqualTo("2026-12-08T20:00");
        retailer.arrives("wh", MUG, LocalDate.of(2026, 12, 4), 5);
        assertThat(retailer.by(Kind.STANDARD, "2026-11-27T12:00")).isEqualTo("2026-12-08T20:00");
        retailer.basket = Map.of(MUG, 20);
        assertThat(retailer.by(Kind.STANDARD, "2026-11-27T12:00")).isEqualTo("2026-12-09T20:00");
        retailer.basket = Map.of(MUG, 21);
        assertThat(retailer.options(london("2026-11-27T12:00"))).isEmpty();
    }

    @Test
    void waitsForADayWithCapacity() {
        retailer.limit("wh", 100, null);
        retailer.due.put("wh", Map.of(LocalDate.of(2026, 11, 27), new Site.Load(99, 300)));
        assertThat(retailer.by(Kind.STANDARD, "2026-11-27T12:00")).isEqualTo("2026-12-01T20:00");
        retailer.due.put("wh", Map.of(LocalDate.of(2026, 11, 27), new Site.Load(100, 300)));
        assertThat(retailer.by(Kind.STANDARD, "2026-11-27T12:00")).isEqualTo("2026-12-02T20:00");
        retailer.limit("wh", null, 301);
        assertThat(retailer.by(Kind.STANDARD, "2026-11-27T12:00")).isEqualTo("2026-12-01T20:00");
        retailer.basket = Map.of(MUG, 2);
        assertThat(retailer.by(Kind.STANDARD, "2026-11-27T12:00")).isEqualTo("2026-12-02T20:00");
    }

    @Test
    void takesTheFirstLaneThatFitsAndItsPriceByWeight() {
        retailer.services.replaceAll(service -> service.kind() != ServiceKind.STANDARD
                ? service
                : new CarrierService(
                        service.id(),
                        service.validFrom(),
                        service.carrier(),
                        service.kind(),
                        service.calendar(),
                        service.pickupDays(),
                        service.deliveryDays(),
                        service.deliveredBy(),
                        service.zone(),
                        null,
                        "GBP",
                        List.of(
                                new Lane("A", "B", null, 5, List.of(new Price(null, 500))),
                                new Lane(null, null, 100_000, 1, List.of(new Price(1000, 100), new Price(2000, 200))),
                                new Lane(null, "A", null, 3, List.of(new Price(null, 300))))));

        assertThat(retailer.by(Kind.STANDARD, "2026-11-23T10:00"))
                .as("108 km: the zone")
                .isEqualTo("2026-11-26T20:00");
        retailer.destination = new Place(52.0, -1.0, "A");
        assertThat(retailer.by(Kind.STANDARD, "2026-11-23T10:00")).as("near").isEqualTo("2026-11-24T20:00");
        retailer.basket = Map.of(MUG, 4);
        assertThat(Objects.requireNonNull(retailer.option(Kind.STANDARD, "2026-11-23T10:00"))
                        .costMinor())
                .isEqualTo(200);
        retailer.basket = Map.of(MUG, 5);
        assertThat(retailer.by(Kind.STANDARD, "2026-11-23T10:00"))
                .as("too heavy")
                .isEqualTo("not offered");
        retailer.basket = Map.of(MUG, 1);
        retailer.destination = new Place(52.0, -1.0, "B");
        assertThat(retailer.by(Kind.STANDARD, "2026-11-23T10:00"))
                .as("the first lane")
                .isEqualTo("2026-11-30T20:00");
    }

    @Test
    void collectsOnlyWithoutAnAddress() {
        retailer.stock("st", MUG, 1);
        retailer.destination = null;

        assertThat(retailer.options(london("2026-11-27T10:00")))
                .extracting(o -> o.kind() + " " + o.place())
                .containsExactly("COLLECT st");
    }

    @Test
    void offersNothingWhereNobodyEverWorks() {
        retailer.terms("wh", "eng", 2, Map.of(), Map.of(ServiceKind.STANDARD, cutOff("17:00", null)));

        assertThat(retailer.options(london("2026-11-27T10:00"))).isEmpty();
    }
}
