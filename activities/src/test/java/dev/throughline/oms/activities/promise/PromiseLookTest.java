package dev.throughline.oms.activities.promise;

import static dev.throughline.oms.testing.SampleCheckouts.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.channel.Channel;
import dev.throughline.oms.activities.channel.Channels;
import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.activities.promise.CarrierService.Lane;
import dev.throughline.oms.activities.promise.LocationTerms.CutOff;
import dev.throughline.oms.activities.promise.OrderPromises.Sourced;
import dev.throughline.oms.activities.promise.Promises.Destination;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.testing.SampleCheckouts;
import dev.throughline.oms.workflows.promise.PromiseActivities;
import dev.throughline.oms.workflows.promise.PromiseCheck;
import dev.throughline.oms.workflows.promise.PromiseOutlook;
import dev.throughline.oms.workflows.promise.PromiseOutlook.Verdict;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two locations that work round the clock: from one it takes five days, from the other one. */
@DatabaseTest
class PromiseLookTest {
    private static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

    @Autowired
    private PromiseActivities promises;

    @Autowired
    private OrderPromises orders;

    @Autowired
    private PromiseTerms terms;

    @Autowired
    private Locations locations;

    @Autowired
    private Channels channels;

    @Autowired
    private Inventory inventory;

    @Autowired
    private OrderIntake intake;

    private final String id = unique().substring(0, 8);
    private final LocationId slow = new LocationId("slow-" + id);
    private final LocationId fast = new LocationId("fast-" + id);
    private final ChannelId channel = new ChannelId("look-" + id);
    private final Sku sku = new Sku("SKU-" + id);
    private final Instant now = Instant.now();
    private OrderId order = SampleCheckouts.newOrder();

    @BeforeEach
    void open() {
        terms.put(new BusinessCalendar("any-" + id, null, null, EVERY_DAY, Set.of(), Set.of()));
        open(slow);
        open(fast);
        terms.put(new CarrierService(
                "post-" + id,
                ALWAYS,
                "Post",
                ServiceKind.STANDARD,
                "any-" + id,
                EVERY_DAY,
                EVERY_DAY,
                LocalTime.of(23, 59),
                ZoneOffset.UTC,
                null,
                "GBP",
                List.of(
                        new Lane(slow.value(), null, null, 5, List.of()),
                        new Lane(fast.value(), null, null, 1, List.of()))));
        channels.put(new Channel(channel, "Look", Set.of(Channel.Purpose.SELL), false, true, true, Set.of(slow, fast)));
        var checkout = SampleCheckouts.of(SampleCheckouts.contact("a@example.com", null));
        intake.register("test", checkout.id().value(), "f", checkout);
        order = checkout.id();
    }

    private void open(LocationId location) {
        locations.put(
                new Location(location, location.value(), Location.Kind.STORE, 53.8, -1.5, ZoneOffset.UTC, true, true));
        terms.put(new LocationTerms(
                location,
                ALWAYS,
                "any-" + id,
                Duration.ofMinutes(5),
                Retailer.week(EVERY_DAY, "00:00", "00:00"),
                Map.of(
                        ServiceKind.STANDARD, new CutOff(LocalTime.of(23, 59), null),
                        ServiceKind.TRANSFER, new CutOff(LocalTime.of(23, 59), null),
                        ServiceKind.COLLECT, new CutOff(LocalTime.of(23, 59), null)),
                null,
                null,
                location.value()));
    }

    private PromiseOutlook look(FulfillmentMethod method, Duration promisedIn, LocationId... excluded) {
        return promises.look(new PromiseCheck(
                order,
                channel,
                method,
                slow,
                List.of(new OrderedUnits(1, sku, 2)),
                now.plus(promisedIn),
                List.of(excluded),
                null));
    }

    @Test
    void isKeptWhileTheLocationCanStillMakeIt() {
        var outlook = look(FulfillmentMethod.SHIP, Duration.ofDays(8));

        assertThat(outlook.verdict()).isEqualTo(Verdict.KEPT);
        assertThat(outlook.lookAgainAt()).isAfter(now);
    }

    @Test
    void isKeptFromElsewhereByWhoeverHasAllOfItAndIsFastEnough() {
        inventory.receive("r-" + id, fast, "RECEIPT", Map.of(sku, 2));

        var outlook = look(FulfillmentMethod.SHIP, Duration.ofDays(4));

        assertThat(outlook.verdict()).isEqualTo(Verdict.ELSEWHERE);
        assertThat(outlook.tooLate()).contains(slow).doesNotContain(fast);
        assertThat(look(FulfillmentMethod.SHIP, Duration.ofDays(4), fast).verdict())
                .as("not by one that refused")
                .isEqualTo(Verdict.LATE);
    }

    @Test
    void isLateWhenNobodyElseHasAllOfIt() {
        inventory.receive("r-" + id, fast, "RECEIPT", Map.of(sku, 1));

        var outlook = look(FulfillmentMethod.SHIP, Duration.ofDays(4));

        assertThat(outlook.verdict()).isEqualTo(Verdict.LATE);
        assertThat(outlook.by()).isAfter(now.plus(Duration.ofDays(4)));
    }

    @Test
    void aPickupIsKeptOrLateButNeverMoves() {
        inventory.receive("r-" + id, fast, "RECEIPT", Map.of(sku, 2));

        assertThat(look(FulfillmentMethod.PICKUP, Duration.ofDays(2)).verdict()).isEqualTo(Verdict.KEPT);
        assertThat(look(FulfillmentMethod.PICKUP, Duration.ofMinutes(-5)).verdict())
                .isEqualTo(Verdict.LATE);
    }

    @Test
    void whatIsSentToAStoreIsThereInTimeOrComesFromElsewhere() {
        inventory.receive("r-" + id, fast, "RECEIPT", Map.of(sku, 2));
        var store = openStoreWithVan();

        assertThat(sentTo(store, Duration.ofDays(8)).verdict()).isEqualTo(Verdict.KEPT);
        var outlook = sentTo(store, Duration.ofDays(4));
        assertThat(outlook.verdict()).isEqualTo(Verdict.ELSEWHERE);
        assertThat(outlook.tooLate()).contains(slow).doesNotContain(fast);
    }

    @Test
    void whatTheStoreHasIsDueWhenItIsPromisedAndTheRestWhenTheVanComes() {
        var store = openStoreWithVan();
        var units = Map.of(store, Map.of(sku, 1), fast, Map.of(sku, 1));

        var made = orders.make(
                        new Sourced(order, FulfillmentMethod.SHIP_TO_STORE, Destination.store(store), units, null, now))
                .orElseThrow();

        assertThat(made.by()).isAfter(now.plus(Duration.ofHours(1)));
        assertThat(made.dueBy().get(store)).isEqualTo(made.by());
        assertThat(made.dueBy().get(fast)).isBefore(made.by());
    }

    private LocationId openStoreWithVan() {
        var store = new LocationId("store-" + id);
        open(store);
        terms.put(new CarrierService(
                "van-" + id,
                ALWAYS,
                "Van",
                ServiceKind.TRANSFER,
                "any-" + id,
                EVERY_DAY,
                EVERY_DAY,
                LocalTime.of(23, 59),
                ZoneOffset.UTC,
                null,
                "GBP",
                List.of(
                        new Lane(slow.value(), null, null, 5, List.of()),
                        new Lane(fast.value(), null, null, 1, List.of()))));
        return store;
    }

    private PromiseOutlook sentTo(LocationId store, Duration promisedIn) {
        return promises.look(new PromiseCheck(
                order,
                channel,
                FulfillmentMethod.SHIP_TO_STORE,
                slow,
                List.of(new OrderedUnits(1, sku, 2)),
                now.plus(promisedIn),
                List.of(),
                store));
    }

    @Test
    void nothingIsKnownOfALocationWithoutTerms() {
        var outlook = promises.look(new PromiseCheck(
                order,
                channel,
                FulfillmentMethod.SHIP,
                new LocationId("none-" + id),
                List.of(new OrderedUnits(1, sku, 1)),
                now,
                List.of(),
                null));

        assertThat(outlook.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void whatWillBeLateFromTheStartIsDueAtOnce() {
        var to = new Destination("GB", "LS1 4DY", 53.8, -1.55);
        var units = Map.of(slow, Map.of(sku, 1), fast, Map.of(sku, 1));
        var promised = now.plus(Duration.ofDays(4));

        var made = orders.make(new Sourced(order, FulfillmentMethod.SHIP, to, units, promised, now))
                .orElseThrow();

        assertThat(made.by()).isEqualTo(promised);
        assertThat(made.dueBy().get(slow)).isEqualTo(now);
        assertThat(made.dueBy().get(fast)).isAfter(now);
    }
}
