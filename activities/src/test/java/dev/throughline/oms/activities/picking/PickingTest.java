package dev.throughline.oms.activities.picking;

import static dev.throughline.oms.activities.picking.FloorScene.PICKER;
import static dev.throughline.oms.activities.picking.FloorScene.newLocation;
import static dev.throughline.oms.activities.picking.FloorScene.sku;
import static dev.throughline.oms.activities.picking.FloorScene.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Kits;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.event.RecordedEvent;
import dev.throughline.oms.activities.fulfillment.FulfillmentStatus;
import dev.throughline.oms.activities.fulfillment.Fulfillments;
import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.picking.Picking.Missing;
import dev.throughline.oms.activities.picking.Picking.Placement;
import dev.throughline.oms.activities.picking.Picking.Scan;
import dev.throughline.oms.activities.picking.Picking.Scanned;
import dev.throughline.oms.activities.picking.Picking.Verdict;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.order.UnitsOfLine;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A picker walks, scans, and is told which tote each item goes to. */
@DatabaseTest
class PickingTest {
    private final LocationId location = newLocation();

    @Autowired
    private FloorScene scene;

    @Autowired
    private Picking picking;

    @Autowired
    private Waves waves;

    @Autowired
    private Bins bins;

    @Autowired
    private Fulfillments fulfillments;

    @Autowired
    private Events events;

    @Autowired
    private Catalog catalog;

    @Autowired
    private Kits kits;

    @Autowired
    private Inventory inventory;

    @Autowired
    private Locations locations;

    @Test
    void theListIsInWalkingOrderAndWhatLiesNowhereComesLast() {
        bins.put(
                location,
                List.of(
                        new Bin("B-07", "B", 7, List.of(sku("PEN")), List.of()),
                        new Bin("A-09", "A", 9, List.of(sku("MUG")), List.of(sku("PEN"))),
                        new Bin("A-02", "A", 2, List.of(sku("CAP")), List.of())));
        scene.order(location, "PEN", 1, "TOY", 2);
        scene.order(location, "MUG", 1, "CAP", 3, "PEN", 4);

        var list = picking.list(scene.wave(location).id()).orElseThrow();

        assertThat(list.entries()).extracting(entry -> entry.sku().value()).containsExactly("CAP", "MUG", "PEN", "TOY");
        assertThat(list.entries()).extracting(PickList.Entry::bin).containsExactly("A-02", "A-09", "B-07", null);
        var pens = list.entries().get(2);
        assertThat(pens.open()).isEqualTo(5);
        assertThat(pens.furtherBins()).containsExactly("A-09");
        assertThat(pens.shares()).extracting(PickList.Share::tote).containsExactly(1, 2);
        assertThat(pens.shares()).extracting(PickList.Share::open).containsExactly(1, 4);
    }

    @Test
    void eachScanGoesToTheNextToteThatWantsIt() {
        var first = scene.order(location, "MUG", 2);
        var second = scene.order(location, "MUG", 1);
        var wave = scene.wave(location);

        assertThat(scene.scan(wave, "MUG", 1).placements()).containsExactly(placement(wave, 1, 1));
        assertThat(scene.scan(wave, "MUG", 2).placements())
                .containsExactly(placement(wave, 1, 1), placement(wave, 2, 1));

        assertThat(scene.read(first).status()).isEqualTo(FulfillmentStatus.PICKED);
        assertThat(scene.read(second).lines().getFirst().picked()).isEqualTo(1);
        var done = waves.find(wave.id()).orElseThrow();
        assertThat(done.status()).isEqualTo(Wave.Status.DONE);
        assertThat(done.picker()).isEqualTo(PICKER.reference());
        assertThat(done.startedAt()).isNotNull();
        assertThat(done.finishedAt()).isNotNull();
        assertThat(events.of(wave.id().value()))
                .extracting(RecordedEvent::type)
                .containsExactly("oms.wave.released.v1", "oms.wave.started.v1", "oms.wave.done.v1");
    }

    private static Placement placement(Wave wave, int tote, int units) {
        return new Placement(tote, wave.totes().get(tote - 1).fulfillmentOrder(), 1, units);
    }

    @Test
    void aScanThatIsSentAgainCountsOnceAndIsAnsweredAlike() {
        scene.order(location, "MUG", 2);
        var wave = scene.wave(location);
        var scan = new Scan("dev-1/17", "MUG x1", sku("MUG"), 1, null, PICKER);

        var answer = picking.scan(wave.id(), scan);
        scene.scan(wave, "MUG", 1);

        assertThat(picking.scan(wave.id(), scan)).as("after the wave is done").isEqualTo(answer);
        assertThat(waves.find(wave.id()).orElseThrow().picked()).isEqualTo(2);
        assertThat(picking.scan(wave.id(), new Scan("dev-1/17", "CAP x1", sku("CAP"), 1, null, PICKER))
                        .verdict())
                .isEqualTo(Verdict.ID_REUSED);
    }

    @Test
    void refusesWhatIsNotWantedAndSaysWhatIs() {
        bins.put(location, List.of(new Bin("A-1", "A", 1, List.of(sku("MUG")), List.of())));
        var order = scene.order(location, "MUG", 2);
        var wave = scene.wave(location);

        var wrong = scene.scan(wave, "CAP", 1);
        assertThat(wrong.verdict()).isEqualTo(Verdict.WRONG_ITEM);
        assertThat(wrong.expected()).extracting(PickList.Entry::bin).isEqualTo("A-1");
        assertThat(scene.scan(wave, "MUG", 3).verdict()).isEqualTo(Verdict.SURPLUS);
        assertThat(picking.scan(wave.id(), new Scan("x", "x", sku("MUG"), 1, "B-1", PICKER))
                        .verdict())
                .isEqualTo(Verdict.WRONG_BIN);
        assertThat(scene.read(order).status()).isEqualTo(FulfillmentStatus.REQUESTED);
        assertThat(picking.scan(wave.id(), new Scan("x", "x", sku("MUG"), 1, "A-1", PICKER))
                        .verdict())
                .as("a refused scan leaves its id free")
                .isEqualTo(Verdict.DONE);
        assertThat(picking.scan(new WaveId("wav_unknown"), new Scan("x", "x", sku("MUG"), 1, null, PICKER))
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN_WAVE);
    }

    /** Forty scans of one unit by eight pickers, and the offline queue sends each twice: thirty units are wanted. */
    @Test
    void pickersAtOnceNeverPickTooMuch() throws Exception {
        var orders = IntStream.range(0, 10)
                .mapToObj(i -> scene.order(location, "MUG", 3))
                .toList();
        var wave = scene.wave(location);
        var scans = IntStream.range(0, 80)
                .<Callable<Scanned>>mapToObj(i -> () ->
                        picking.scan(wave.id(), new Scan("scan-" + i % 40, "MUG x1", sku("MUG"), 1, null, PICKER)))
                .toList();

        try (var pickers = Executors.newFixedThreadPool(8)) {
            for (var answer : pickers.invokeAll(scans)) {
                assertThat(answer.get().verdict()).isIn(Verdict.DONE, Verdict.SURPLUS, Verdict.CLOSED);
            }
        }

        assertThat(orders).allSatisfy(id -> {
            assertThat(scene.read(id).lines().getFirst().picked()).isEqualTo(3);
            assertThat(scene.read(id).status()).isEqualTo(FulfillmentStatus.PICKED);
        });
        assertThat(waves.find(wave.id()).orElseThrow().picked()).isEqualTo(30);
    }

    @Test
    void unitsThatAreTakenOutMeanwhileAreNotPicked() {
        var order = scene.order(location, "MUG", 3, "CAP", 1);
        var wave = scene.wave(location);
        scene.scan(wave, "MUG", 2);

        scene.takeOut(order, 1, "MUG", 2);
        scene.takeOut(order, 2, "CAP", 1);

        var entries = picking.list(wave.id()).orElseThrow().entries();
        assertThat(entries).as("the cap is wanted no more").hasSize(1);
        assertThat(entries.getFirst().open()).isZero();
        assertThat(entries.getFirst().putBack()).isEqualTo(1);
        assertThat(scene.scan(wave, "MUG", 1).verdict()).isEqualTo(Verdict.SURPLUS);
        assertThat(scene.scan(wave, "CAP", 1).verdict()).isEqualTo(Verdict.SURPLUS);
    }

    @Test
    void cancellingRacesWithPickingAndNothingIsPickedThatIsNotThere() throws Exception {
        var orders = IntStream.range(0, 20)
                .mapToObj(i -> scene.order(location, "MUG", 2))
                .toList();
        var wave = scene.wave(location);
        var acts = Stream.concat(
                        orders.stream().<Callable<Object>>map(id -> () -> {
                            scene.takeOut(id, 1, "MUG", 1);
                            return true;
                        }),
                        IntStream.range(0, 40).<Callable<Object>>mapToObj(i -> () -> scene.scan(wave, "MUG", 1)))
                .toList();

        try (var threads = Executors.newFixedThreadPool(12)) {
            for (var act : threads.invokeAll(acts)) {
                act.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("an act failed", e.getCause());
        }

        assertThat(orders).allSatisfy(id -> {
            var line = scene.read(id).lines().getFirst();
            assertThat(line.quantity()).isEqualTo(1);
            assertThat(line.picked()).isLessThanOrEqualTo(1);
        });
        var open = picking.list(wave.id()).orElseThrow().entries().getFirst();
        assertThat(open.open() + open.picked()).isEqualTo(20);
    }

    @Test
    void whatIsPickedByHandIsNotPickedAgain() {
        var order = scene.order(location, "MUG", 3);
        var wave = scene.wave(location);
        fulfillments.pick(order, List.of(new UnitsOfLine(1, 2)), PICKER);

        assertThat(scene.scan(wave, "MUG", 2).verdict()).isEqualTo(Verdict.SURPLUS);
        assertThat(scene.scan(wave, "MUG", 1).verdict()).isEqualTo(Verdict.DONE);
        assertThat(scene.read(order).lines().getFirst().picked()).isEqualTo(3);
    }

    @Test
    void aShortPickLetsTheLastTotesGoWithoutAndIsWrittenDownOnce() {
        var first = scene.order(location, "MUG", 2);
        var second = scene.order(location, "MUG", 2);
        var wave = scene.wave(location);
        var missing = new Missing("short-1", "3 mugs", sku("MUG"), 3, PICKER);

        var written = picking.shortPick(wave.id(), missing);

        assertThat(written.parts()).extracting(part -> part.tote()).containsExactly(2, 1);
        assertThat(written.parts()).extracting(part -> part.units()).containsExactly(2, 1);
        assertThat(picking.shortPick(wave.id(), missing)).isEqualTo(written);
        assertThat(scene.scan(wave, "MUG", 2).verdict())
                .as("what is being declined is not picked")
                .isEqualTo(Verdict.SURPLUS);
        assertThat(scene.scan(wave, "MUG", 1).verdict()).isEqualTo(Verdict.DONE);
        assertThat(waves.find(wave.id()).orElseThrow().status())
                .as("until the processes were told")
                .isEqualTo(Wave.Status.OPEN);
        written.parts().forEach(part -> {
            scene.takeOut(part.fulfillmentOrder(), part.line(), "MUG", part.units());
            picking.told(wave.id(), "short-1", part, "RESOURCED");
        });
        assertThat(waves.find(wave.id()).orElseThrow().status()).isEqualTo(Wave.Status.DONE);
        assertThat(scene.read(second).status()).isEqualTo(FulfillmentStatus.CANCELLED);
        assertThat(scene.read(first).status()).isEqualTo(FulfillmentStatus.PICKED);
        assertThat(picking.shortPick(wave.id(), new Missing("short-1", "1 cap", sku("CAP"), 1, PICKER))
                        .verdict())
                .isEqualTo(Verdict.ID_REUSED);
    }

    @Test
    void aKitIsPickedByItsComponents() {
        var set = sku("SET-" + unique());
        var pot = sku("POT-" + unique());
        var cup = sku("CUP-" + unique());
        var order = kitOrder(set, pot, cup);
        var id = scene.order(order, location, FulfillmentMethod.SHIP, FloorScene.DUE, set.value(), 2);
        var wave = scene.wave(location);

        assertThat(picking.list(wave.id()).orElseThrow().entries())
                .extracting(entry -> entry.open())
                .containsExactlyInAnyOrder(2, 4);
        assertThat(scene.scan(wave, set.value(), 1).verdict()).isEqualTo(Verdict.WRONG_ITEM);
        scene.scan(wave, cup.value(), 3);
        assertThat(scene.read(id).lines().getFirst().picked()).isZero();
        scene.scan(wave, pot.value(), 1);
        assertThat(scene.read(id).lines().getFirst().picked()).isEqualTo(1);
        assertThat(scene.read(id).status()).isEqualTo(FulfillmentStatus.STARTED);

        var missing = picking.shortPick(wave.id(), new Missing("s", "s", cup, null, PICKER));
        assertThat(missing.parts()).singleElement().satisfies(part -> {
            assertThat(part.component()).isTrue();
            assertThat(part.units())
                    .as("a kit that lacks a cup lacks as a whole")
                    .isEqualTo(1);
        });
    }

    private OrderId kitOrder(Sku set, Sku pot, Sku cup) {
        catalog.put(Stream.of(set, pot, cup)
                .map(one -> new Product(one, "Thing", null, null, null))
                .toList());
        assertThat(kits.put(set, Map.of(pot, 1, cup, 2))).isNull();
        locations.put(new Location(
                location, "Floor", Location.Kind.WAREHOUSE, 51.5, 0, ZoneId.of("Europe/London"), true, true));
        inventory.receive(unique(), location, "RECEIPT", Map.of(pot, 9, cup, 9));
        var order = FloorScene.newOrder();
        assertThat(inventory.commit(
                        order, "place", List.of(new Inventory.Allocation(location, new OrderedUnits(1, set, 2)))))
                .isEmpty();
        return order;
    }
}
