package dev.throughline.oms.activities.picking;

import static dev.throughline.oms.activities.picking.FloorScene.ANY;
import static dev.throughline.oms.activities.picking.FloorScene.DUE;
import static dev.throughline.oms.activities.picking.FloorScene.PICKER;
import static dev.throughline.oms.activities.picking.FloorScene.newLocation;
import static dev.throughline.oms.activities.picking.FloorScene.newOrder;
import static dev.throughline.oms.activities.picking.FloorScene.sku;
import static dev.throughline.oms.activities.picking.FloorScene.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.picking.Waves.Act;
import dev.throughline.oms.activities.promise.BusinessCalendar;
import dev.throughline.oms.activities.promise.LocationTerms;
import dev.throughline.oms.activities.promise.LocationTerms.CutOff;
import dev.throughline.oms.activities.promise.PromiseTerms;
import dev.throughline.oms.activities.promise.ServiceKind;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Which orders are picked together, and when. */
@DatabaseTest
class WavesTest {
    private final LocationId location = newLocation();

    @Autowired
    private FloorScene scene;

    @Autowired
    private Waves waves;

    @Autowired
    private Bins bins;

    @Autowired
    private PlanTable plans;

    @Autowired
    private WaveTable table;

    @Autowired
    private WaveContent content;

    @Autowired
    private PromiseTerms terms;

    @Autowired
    private Locations locations;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void takesTheMostUrgentUpToTheLimits() {
        var late = scene.order(newOrder(), location, FulfillmentMethod.SHIP, DUE.plusSeconds(60), "MUG", 1);
        var soon = scene.order(newOrder(), location, FulfillmentMethod.SHIP, DUE, "MUG", 3);
        var big = scene.order(newOrder(), location, FulfillmentMethod.SHIP, DUE.plusSeconds(1), "MUG", 50);

        var few = new WaveCriteria(null, null, null, null, 10, 5);
        assertThat(ids(waves.preview(location, few))).containsExactly(soon, late);
        assertThat(ids(waves.preview(location, new WaveCriteria(null, null, null, null, 1, 5))))
                .containsExactly(soon);
        scene.wave(location, few);
        assertThat(ids(waves.preview(location, few)))
                .as("an order that has more by itself")
                .containsExactly(big);
    }

    @Test
    void choosesByMethodDueTimeServiceAndZone() {
        bins.put(
                location,
                List.of(
                        new Bin("A-1", "A", 1, List.of(sku("MUG")), List.of()),
                        new Bin("B-1", "B", 1, List.of(sku("CAP")), List.of())));
        var here = scene.order(location, "MUG", 1);
        var both = scene.order(location, "MUG", 1, "CAP", 1);
        var nowhere = scene.order(location, "MUG", 1, "TOY", 1);
        var pickup = scene.order(newOrder(), location, FulfillmentMethod.PICKUP, DUE.plusSeconds(9), "MUG", 1);

        assertThat(ids(waves.preview(location, new WaveCriteria(null, null, null, "A", 9, 99))))
                .containsExactlyInAnyOrder(here, pickup);
        assertThat(ids(waves.preview(location, new WaveCriteria(FulfillmentMethod.SHIP, null, null, null, 9, 99))))
                .containsExactlyInAnyOrder(here, both, nowhere);
        assertThat(ids(waves.preview(location, new WaveCriteria(null, DUE, null, null, 9, 99))))
                .as("due then is in time")
                .hasSize(3);
        assertThat(waves.preview(location, new WaveCriteria(null, DUE.minusSeconds(1), null, null, 9, 99)))
                .isEmpty();
        assertThat(waves.preview(location, new WaveCriteria(null, null, ServiceKind.EXPRESS, null, 9, 99)))
                .as("nothing was promised by it")
                .isEmpty();
        assertThat(waves.preview(location, new WaveCriteria(null, null, ServiceKind.STANDARD, null, 9, 99)))
                .hasSize(4);
    }

    @Test
    void aDocumentMakesOneWave() {
        scene.order(location, "MUG", 1);
        var made = waves.create(location, "doc", ANY, PICKER);
        scene.order(location, "MUG", 1);

        assertThat(waves.create(location, "doc", ANY, PICKER).wave()).isEqualTo(made.wave());
        assertThat(waves.create(location, "doc", new WaveCriteria(null, null, null, null, 1, 1), PICKER)
                        .act())
                .isEqualTo(Act.OTHER_CRITERIA);
        assertThat(waves.create(location, "doc 2", ANY, PICKER).act()).isEqualTo(Act.DONE);
        assertThat(waves.create(location, "doc 3", ANY, PICKER).act()).isEqualTo(Act.NOTHING_TO_PICK);
        scene.order(location, "MUG", 1);
        assertThat(waves.create(location, "doc 3", ANY, PICKER).act())
                .as("a wave without orders leaves its document free")
                .isEqualTo(Act.DONE);
    }

    @Test
    void wavesThatAreMadeAtOnceShareNoOrder() throws Exception {
        var orders = IntStream.range(0, 40)
                .mapToObj(i -> scene.order(location, "MUG", 1))
                .toList();
        var few = new WaveCriteria(null, null, null, null, 15, 99);
        var makers = IntStream.range(0, 12)
                .<Callable<Waves.Created>>mapToObj(i -> () -> waves.create(location, "at once " + i, few, PICKER))
                .toList();

        try (var threads = Executors.newFixedThreadPool(12)) {
            for (var made : threads.invokeAll(makers)) {
                assertThat(made.get().act()).isIn(Act.DONE, Act.NOTHING_TO_PICK);
            }
        }
        for (int i = 0; i < 3; i++) {
            waves.create(location, "what the crowd left " + i, few, PICKER);
        }

        var taken = waves.list(location, null, null, 50).stream()
                .flatMap(wave -> waves.find(wave.id()).orElseThrow().totes().stream())
                .map(Wave.Tote::fulfillmentOrder)
                .toList();
        assertThat(taken).containsExactlyInAnyOrderElementsOf(orders);
    }

    @Test
    void cancellingGivesBackWhatNobodyHasBegun() {
        var begun = scene.order(location, "MUG", 1);
        var untouched = scene.order(location, "CAP", 1);
        var wave = scene.wave(location);
        scene.scan(wave, "MUG", 1);

        assertThat(waves.cancel(wave.id(), PICKER)).isEqualTo(Act.DONE);

        var left = waves.find(wave.id()).orElseThrow();
        assertThat(left.status()).isEqualTo(Wave.Status.DONE);
        assertThat(left.totes()).extracting(Wave.Tote::fulfillmentOrder).containsExactly(begun);
        assertThat(ids(waves.preview(location, ANY))).containsExactly(untouched);
        assertThat(waves.cancel(wave.id(), PICKER)).isEqualTo(Act.CLOSED);
        var second = scene.wave(location);
        assertThat(waves.cancel(second.id(), PICKER)).isEqualTo(Act.DONE);
        assertThat(waves.find(second.id()).orElseThrow().status()).isEqualTo(Wave.Status.CANCELLED);
        assertThat(ids(waves.preview(location, ANY))).containsExactly(untouched);
    }

    @Test
    void aPlanReleasesWavesEverySoOftenOnce() {
        plans.put(new WavePlan(location, 30, null, null, 2, 99));
        IntStream.range(0, 3).forEach(i -> scene.order(location, "MUG", 1));
        var now = Instant.parse("2026-03-02T10:07:00Z");

        planner(now).round();
        assertThat(waves.list(location, null, null, 9)).as("two orders each").hasSize(2);
        scene.order(location, "MUG", 1);
        planner(now.plus(Duration.ofMinutes(22))).round();
        assertThat(waves.list(location, null, null, 9)).hasSize(2);
        planner(now.plus(Duration.ofMinutes(23))).round();
        assertThat(waves.list(location, null, null, 9)).hasSize(3);
        plans.remove(location);
    }

    @Test
    void aPlanReleasesWhatGoesWithACarrierBeforeItCollects() {
        workUntilFour();
        plans.put(new WavePlan(location, null, 90, null, 9, 99));
        var today = scene.order(newOrder(), location, FulfillmentMethod.SHIP, DUE, "MUG", 1);
        scene.order(newOrder(), location, FulfillmentMethod.SHIP, DUE.plus(Duration.ofDays(1)), "MUG", 1);

        planner(DUE.minus(Duration.ofMinutes(91))).round();
        assertThat(waves.list(location, null, null, 9)).isEmpty();
        planner(DUE.minus(Duration.ofMinutes(90))).round();
        planner(DUE.minus(Duration.ofMinutes(30))).round();

        var wave = waves.list(location, null, null, 9);
        assertThat(wave)
                .singleElement()
                .satisfies(one -> assertThat(waves.find(one.id()).orElseThrow().totes())
                        .extracting(Wave.Tote::fulfillmentOrder)
                        .containsExactly(today));
        plans.remove(location);
    }

    private void workUntilFour() {
        locations.put(new Location(
                location, "Floor", Location.Kind.WAREHOUSE, 51.5, 0, ZoneId.of("Europe/London"), true, true));
        var calendar = "cal-" + unique();
        terms.put(new BusinessCalendar(calendar, null, null, EnumSet.allOf(DayOfWeek.class), Set.of(), Set.of()));
        terms.put(new LocationTerms(
                location,
                LocalDate.of(2026, 1, 1),
                calendar,
                Duration.ofHours(1),
                Map.of(),
                Map.of(ServiceKind.STANDARD, new CutOff(LocalTime.of(14, 0), LocalTime.of(16, 0))),
                null,
                null,
                null));
    }

    @Test
    void aWaveWhoseLastUnitsWereWithdrawnEndsWithTheNextRound() {
        var order = scene.order(location, "MUG", 1);
        var wave = scene.wave(location);
        scene.takeOut(order, 1, "MUG", 1);

        planner(DUE).round();

        assertThat(waves.find(wave.id()).orElseThrow().status()).isEqualTo(Wave.Status.DONE);
    }

    @Test
    void aBinThatIsPutAgainHasWhatWasPutLast() {
        var mug = new Bin("A-1", "A", 1, List.of(sku("MUG")), List.of());
        bins.put(location, List.of(mug));
        bins.put(location, List.of(mug));
        bins.put(location, List.of(new Bin("C-1", "C", 5, List.of(sku("MUG")), List.of(sku("CAP")))));

        assertThat(bins.list(location, null, 9))
                .containsExactly(
                        new Bin("A-1", "A", 1, List.of(), List.of(sku("MUG"))),
                        new Bin("C-1", "C", 5, List.of(sku("MUG")), List.of(sku("CAP"))));
        assertThat(bins.list(location, new Bins.Place("A", 1, "A-1"), 9)).hasSize(1);
        bins.remove(location, "A-1");
        assertThat(bins.list(location, null, 9)).extracting(Bin::code).containsExactly("C-1");
    }

    private WavePlanner planner(Instant now) {
        return new WavePlanner(
                plans, waves, table, content, terms, locations, transaction, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static List<FulfillmentOrderId> ids(List<FulfillmentOrderRecord> orders) {
        return orders.stream().map(FulfillmentOrderRecord::id).toList();
    }
}
