package dev.throughline.oms.activities.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord.Line;
import dev.throughline.oms.activities.fulfillment.Fulfillments.Act;
import dev.throughline.oms.activities.fulfillment.Fulfillments.Place;
import dev.throughline.oms.activities.fulfillment.Fulfillments.QueueQuery;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.fulfillment.FulfillmentActivities;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep.Outcome;
import dev.throughline.oms.workflows.order.UnitsOfLine;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class FulfillmentsTest {
    @Autowired
    private Fulfillments fulfillments;

    @Autowired
    private FulfillmentActivities activities;

    @Autowired
    private WorkScene scene;

    @Test
    void theMostUrgentWorkIsFirstAndPagesDoNotOverlap() {
        var location = WorkScene.newLocation();
        var later = scene.requested(location, WorkScene.DUE.plusSeconds(60), FulfillmentMethod.SHIP, 1);
        var urgent = scene.requested(location, WorkScene.DUE.minusSeconds(60), FulfillmentMethod.PICKUP, 1);
        var ties = IntStream.range(0, 4)
                .mapToObj(i -> scene.requested(location, WorkScene.DUE, FulfillmentMethod.SHIP, 1))
                .sorted()
                .toList();
        var done = scene.released(location, FulfillmentMethod.SHIP, 1);
        activities.close(WorkScene.step(done, "close/2", Outcome.DELIVERED));

        var seen = new ArrayList<FulfillmentOrderId>();
        FulfillmentOrderRecord last = null;
        do {
            var page =
                    fulfillments.queue(new QueueQuery(location, null, null, last == null ? null : Place.of(last), 2));
            page.forEach(f -> seen.add(f.id()));
            last = page.isEmpty() ? null : page.getLast();
        } while (last != null);

        var expected = new ArrayList<>(List.of(urgent));
        expected.addAll(ties);
        expected.add(later);
        assertThat(seen).containsExactlyElementsOf(expected);
        assertThat(queue(location, FulfillmentStatus.DELIVERED, null)).containsExactly(done);
        assertThat(queue(location, null, done)).containsExactly(done);
        assertThat(queue(WorkScene.newLocation(), null, done)).isEmpty();
    }

    private List<FulfillmentOrderId> queue(
            LocationId location, @Nullable FulfillmentStatus status, @Nullable FulfillmentOrderId of) {
        return fulfillments.queue(new QueueQuery(location, status, of == null ? null : of.order(), null, 10)).stream()
                .map(FulfillmentOrderRecord::id)
                .toList();
    }

    @Test
    void aStoreSeesWhatIsOnItsWayThereAndWhatWaitsThere() {
        var origin = WorkScene.newLocation();
        var store = WorkScene.newLocation();
        var packed = scene.sentTo(store, origin);
        assertThat(queue(store, null, null)).as("others pack it").isEmpty();
        activities.release(WorkScene.step(packed, "release/1", Outcome.RELEASED));
        var own = scene.requested(store, WorkScene.DUE.plusSeconds(60), FulfillmentMethod.PICKUP, 1);
        assertThat(queue(store, null, null)).containsExactly(packed, own);
        assertThat(queue(origin, null, null)).containsExactly(packed);
        assertThat(fulfillments.stage(packed, "A3", WorkScene.ACTOR)).isEqualTo(Act.WRONG_STATUS);

        assertThat(ship(packed, "V1")).isEqualTo(Act.DONE);
        assertThat(fulfillments.broughtToStore(packed, WorkScene.ACTOR)).isEqualTo(Act.DONE);
        assertThat(fulfillments.broughtToStore(packed, WorkScene.ACTOR)).isEqualTo(Act.DONE);
        assertThat(queue(origin, null, null)).isEmpty();
        activities.arrive(WorkScene.step(packed, "arrive/2", Outcome.ARRIVED));
        activities.arrive(WorkScene.step(packed, "arrive/2", Outcome.ARRIVED));
        assertThat(queue(store, FulfillmentStatus.AT_STORE, null)).containsExactly(packed);
        assertThat(fulfillments.stage(packed, "A3", WorkScene.ACTOR)).isEqualTo(Act.DONE);
        assertThat(fulfillments.inTransit(packed, WorkScene.ACTOR)).as("late").isEqualTo(Act.DONE);
        assertThat(scene.statusOf(packed)).isEqualTo(FulfillmentStatus.AT_STORE);
        activities.close(WorkScene.step(packed, "close/3", Outcome.COLLECTED));
        assertThat(queue(store, null, null)).containsExactly(own);
        assertThat(queue(store, null, packed)).containsExactly(packed);
        assertThat(scene.eventTypes(packed)).containsExactly("requested", "released", "shipped", "brought_to_store");
    }

    @Test
    void picksUntilEverythingIsPicked() {
        var id = scene.requested(FulfillmentMethod.SHIP, 3, 1);

        assertThat(fulfillments.start(id, WorkScene.ACTOR)).isEqualTo(Act.DONE);
        assertThat(fulfillments.start(id, WorkScene.ACTOR)).isEqualTo(Act.DONE);
        assertThat(pick(id, 1, 2)).isEqualTo(Act.DONE);
        assertThat(pick(id, 1, 2)).isEqualTo(Act.DONE);
        assertThat(scene.read(id).lines()).extracting(Line::picked).containsExactly(2, 0);
        assertThat(scene.statusOf(id)).isEqualTo(FulfillmentStatus.STARTED);

        assertThat(fulfillments.pick(id, List.of(new UnitsOfLine(1, 3), new UnitsOfLine(2, 1)), WorkScene.ACTOR))
                .isEqualTo(Act.DONE);
        assertThat(scene.statusOf(id)).isEqualTo(FulfillmentStatus.PICKED);
        assertThat(scene.eventTypes(id)).containsExactly("requested", "started", "picked");
    }

    @Test
    void refusesToPickWhatIsNotAskedFor() {
        var id = scene.requested(FulfillmentMethod.SHIP, 3);

        assertThat(pick(id, 1, 4)).isEqualTo(Act.TOO_MANY_UNITS);
        assertThat(pick(id, 1, -1)).isEqualTo(Act.TOO_MANY_UNITS);
        assertThat(pick(id, 2, 1)).isEqualTo(Act.UNKNOWN_LINE);
        assertThat(pick(FulfillmentOrderId.of(WorkScene.newOrder(), 1), 1, 1)).isEqualTo(Act.UNKNOWN_FULFILLMENT_ORDER);
        assertThat(scene.statusOf(id)).isEqualTo(FulfillmentStatus.REQUESTED);
        var released = scene.released(FulfillmentMethod.SHIP, 3);
        assertThat(pick(released, 1, 1)).isEqualTo(Act.WRONG_STATUS);
        assertThat(fulfillments.start(released, WorkScene.ACTOR)).isEqualTo(Act.WRONG_STATUS);
    }

    private Act pick(FulfillmentOrderId id, int line, int quantity) {
        return fulfillments.pick(id, List.of(new UnitsOfLine(line, quantity)), WorkScene.ACTOR);
    }

    @Test
    void shipsOnlyWhatIsReleased() {
        var id = scene.requested(FulfillmentMethod.SHIP, 1);
        assertThat(ship(id, "T1")).isEqualTo(Act.WRONG_STATUS);
        assertThat(fulfillments.inTransit(id, WorkScene.ACTOR)).isEqualTo(Act.WRONG_STATUS);

        activities.release(WorkScene.step(id, "release/1", Outcome.RELEASED));
        assertThat(ship(id, "T1")).isEqualTo(Act.DONE);
        assertThat(ship(id, "T1")).isEqualTo(Act.DONE);
        assertThat(ship(id, "T2")).isEqualTo(Act.WRONG_STATUS);
        assertThat(fulfillments.inTransit(id, WorkScene.ACTOR)).isEqualTo(Act.DONE);

        assertThat(scene.statusOf(id)).isEqualTo(FulfillmentStatus.SHIPPED);
        assertThat(scene.read(id).trackingNumber()).isEqualTo("T1");
        assertThat(scene.eventTypes(id)).containsExactly("requested", "released", "shipped");
        assertThat(ship(scene.released(FulfillmentMethod.PICKUP, 1), "T1")).isEqualTo(Act.WRONG_METHOD);
    }

    @Test
    void aScanBeforeThePersonsReportCountsToo() {
        var id = scene.released(FulfillmentMethod.SHIP, 1);

        assertThat(fulfillments.inTransit(id, WorkScene.ACTOR)).isEqualTo(Act.DONE);
        assertThat(ship(id, "T1")).isEqualTo(Act.DONE);

        assertThat(scene.eventTypes(id)).containsExactly("requested", "released", "in_transit", "shipped");
    }

    @Test
    void ofEightWhoShipAtOnceOneGivesTheTracking() throws Exception {
        var id = scene.released(FulfillmentMethod.SHIP, 1);

        try (var threads = Executors.newFixedThreadPool(8)) {
            var acts = threads
                    .invokeAll(IntStream.range(0, 8)
                            .<Callable<Act>>mapToObj(i -> () -> ship(id, "T" + i))
                            .toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(acts).containsOnlyOnce(Act.DONE);
        }

        assertThat(scene.eventTypes(id)).containsOnlyOnce("shipped");
    }

    private Act ship(FulfillmentOrderId id, String trackingNumber) {
        return fulfillments.ship(id, "Royal Mail", trackingNumber, WorkScene.ACTOR);
    }

    @Test
    void stagesPickupsBeforeAndAfterTheirRelease() {
        var id = scene.requested(FulfillmentMethod.PICKUP, 1);

        assertThat(fulfillments.stage(id, "A3", WorkScene.ACTOR)).isEqualTo(Act.DONE);
        activities.release(WorkScene.step(id, "release/1", Outcome.RELEASED));
        assertThat(fulfillments.stage(id, "B1", WorkScene.ACTOR)).isEqualTo(Act.DONE);
        activities.close(WorkScene.step(id, "close/2", Outcome.COLLECTED));

        assertThat(fulfillments.stage(id, "C1", WorkScene.ACTOR)).isEqualTo(Act.WRONG_STATUS);
        assertThat(scene.read(id).stagedAt()).isEqualTo("B1");
        assertThat(fulfillments.stage(scene.requested(FulfillmentMethod.SHIP, 1), "A3", WorkScene.ACTOR))
                .isEqualTo(Act.WRONG_METHOD);
    }
}
