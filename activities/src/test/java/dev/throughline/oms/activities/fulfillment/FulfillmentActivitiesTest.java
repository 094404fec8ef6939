package dev.throughline.oms.activities.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord.Line;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.fulfillment.FulfillmentActivities;
import dev.throughline.oms.workflows.fulfillment.FulfillmentRequest.Request;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep.Outcome;
import dev.throughline.oms.workflows.order.UnitsOfLine;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.Sku;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class FulfillmentActivitiesTest {
    @Autowired
    private FulfillmentActivities activities;

    @Autowired
    private Fulfillments fulfillments;

    @Autowired
    private WorkScene scene;

    @Test
    void requestsReachTheirLocationsOnce() {
        var order = WorkScene.newOrder();
        var first = new Request(
                FulfillmentOrderId.of(order, 1),
                WorkScene.newLocation(),
                FulfillmentMethod.SHIP,
                List.of(WorkScene.units(1, 2), WorkScene.units(1, 1), WorkScene.units(2, 1)),
                WorkScene.DUE);
        var second = new Request(
                FulfillmentOrderId.of(order, 10),
                WorkScene.newLocation(),
                FulfillmentMethod.SHIP,
                WorkScene.lines(4),
                WorkScene.DUE);

        scene.request(order, second, first);
        scene.request(order, second, first);

        assertThat(fulfillments.ofOrder(order))
                .extracting(FulfillmentOrderRecord::id)
                .containsExactly(first.id(), second.id());
        assertThat(scene.read(first.id()).lines())
                .containsExactly(new Line(1, new Sku("SKU-1"), 3, 0), new Line(2, new Sku("SKU-2"), 1, 0));
        assertThat(scene.read(first.id()).dueBy()).isEqualTo(WorkScene.DUE);
        assertThat(scene.eventTypes(first.id())).containsExactly("requested", "requested");
    }

    @Test
    void releasesOnce() {
        var id = scene.requested(FulfillmentMethod.SHIP, 1);
        var step = WorkScene.step(id, "release/1", Outcome.RELEASED);

        activities.release(step);
        activities.release(step);

        assertThat(scene.statusOf(id)).isEqualTo(FulfillmentStatus.RELEASED);
        assertThat(scene.eventTypes(id)).containsExactly("requested", "released");
        assertFails("WRONG_STATUS", () -> activities.release(WorkScene.step(id, "release/2", Outcome.RELEASED)));
    }

    @Test
    void unitsOfOneParcelEndBeforeTheOthersAndTheLastOnesEndTheWork() {
        var id = scene.released(FulfillmentMethod.SHIP, 2);
        var damaged = WorkScene.step(id, "damaged/1", Outcome.DAMAGED, WorkScene.units(1, 1));
        activities.endUnits(damaged);
        activities.endUnits(damaged);
        assertThat(scene.statusOf(id)).isEqualTo(FulfillmentStatus.RELEASED);
        assertThat(scene.read(id).lines()).extracting(Line::quantity).containsExactly(1);
        assertFails(
                "UNITS_ELSEWHERE",
                () -> activities.endUnits(WorkScene.step(id, "lost/0", Outcome.LOST, WorkScene.units(1, 2))));

        activities.endUnits(WorkScene.step(id, "lost/1", Outcome.LOST, WorkScene.units(1, 1)));
        assertThat(scene.statusOf(id)).isEqualTo(FulfillmentStatus.LOST);
        activities.close(WorkScene.step(id, "found/1", Outcome.DELIVERED));
        assertThat(scene.statusOf(id)).isEqualTo(FulfillmentStatus.DELIVERED);
        assertFails(
                "WRONG_STATUS",
                () -> activities.endUnits(WorkScene.step(id, "lost/2", Outcome.LOST, WorkScene.units(1, 1))));
    }

    @Test
    void takesUnitsOutPickedOrNot() {
        var id = scene.requested(FulfillmentMethod.SHIP, 3, 2);
        fulfillments.pick(id, List.of(new UnitsOfLine(1, 3)), WorkScene.ACTOR);
        var step = WorkScene.step(id, "withdraw/1", Outcome.SHORT_PICKED, WorkScene.units(1, 1), WorkScene.units(2, 2));

        activities.cancelUnits(step);
        activities.cancelUnits(step);

        assertThat(scene.read(id).lines()).containsExactly(new Line(1, new Sku("SKU-1"), 2, 2));
        assertThat(scene.statusOf(id)).isEqualTo(FulfillmentStatus.PICKED);
        assertThat(scene.eventTypes(id)).containsExactly("requested", "started", "short_picked");

        activities.cancelUnits(WorkScene.step(id, "withdraw/2", Outcome.CANCELLED));
        assertThat(scene.statusOf(id)).isEqualTo(FulfillmentStatus.CANCELLED);
        assertThat(scene.read(id).lines()).isEmpty();
    }

    @Test
    void takingOutWhatIsNotThereIsAContradictionAndChangesNothing() {
        var id = scene.requested(FulfillmentMethod.SHIP, 3, 1);

        assertFails(
                "UNITS_ELSEWHERE",
                () -> activities.cancelUnits(WorkScene.step(
                        id, "withdraw/1", Outcome.CANCELLED, WorkScene.units(1, 1), WorkScene.units(2, 2))));

        assertThat(scene.read(id).lines()).extracting(Line::quantity).containsExactly(3, 1);
    }

    @Test
    void takingOutDoesNothingWhenNothingWasRequestedOrNothingIsLeft() {
        var unknown = FulfillmentOrderId.of(WorkScene.newOrder(), 1);
        activities.cancelUnits(WorkScene.step(unknown, "withdraw/1", Outcome.CANCELLED));
        assertThat(fulfillments.find(unknown)).isEmpty();

        var id = scene.requested(FulfillmentMethod.SHIP, 3);
        activities.cancelUnits(WorkScene.step(id, "withdraw/1", Outcome.CANCELLED));
        activities.cancelUnits(WorkScene.step(id, "withdraw/2", Outcome.CANCELLED));
        assertThat(scene.eventTypes(id)).containsExactly("requested", "cancelled");
    }

    @Test
    void nothingIsTakenOutAfterTheRelease() {
        var id = scene.released(FulfillmentMethod.SHIP, 3);

        assertFails("WRONG_STATUS", () -> activities.cancelUnits(WorkScene.step(id, "withdraw/1", Outcome.CANCELLED)));
    }

    @ParameterizedTest
    @CsvSource({"SHIP,DELIVERED", "SHIP,LOST", "PICKUP,COLLECTED", "PICKUP,NO_SHOW"})
    void closesAsItEnded(FulfillmentMethod method, Outcome outcome) {
        var id = scene.released(method, 1);
        var step = WorkScene.step(id, "close/1", outcome);

        activities.close(step);
        activities.close(step);

        assertThat(scene.statusOf(id)).isEqualTo(FulfillmentStatus.valueOf(outcome.name()));
    }

    @Test
    void whatWasNotReleasedDoesNotEnd() {
        var id = scene.requested(FulfillmentMethod.SHIP, 1);

        assertFails("WRONG_STATUS", () -> activities.close(WorkScene.step(id, "close/1", Outcome.DELIVERED)));
        assertFails("WRONG_STATUS", () -> activities.close(WorkScene.step(id, "close/1", Outcome.OVERDUE)));
        assertFails(
                "NOT_REQUESTED",
                () -> activities.close(
                        WorkScene.step(FulfillmentOrderId.of(WorkScene.newOrder(), 1), "close/1", Outcome.DELIVERED)));
    }

    @Test
    void aWaitThatRanOutIsBeforeAPersonUntilItGoesOnOrSomeoneSawToIt() {
        var location = WorkScene.newLocation();
        var late = scene.requested(location, WorkScene.DUE, FulfillmentMethod.SHIP, 1);
        var other = scene.requested(location, WorkScene.DUE, FulfillmentMethod.SHIP, 1);
        var overdue = WorkScene.step(late, "overdue/1", Outcome.OVERDUE);

        activities.escalate(overdue);
        activities.escalate(overdue);
        activities.escalate(WorkScene.step(other, "failed/1", Outcome.CAPTURE_FAILED));

        assertThat(fulfillments.attention(List.of(location), 10))
                .extracting(FulfillmentOrderRecord::id, FulfillmentOrderRecord::attention)
                .containsExactly(tuple(late, "OVERDUE: because"), tuple(other, "CAPTURE_FAILED: because"));
        assertThat(scene.eventTypes(late)).containsExactly("requested", "attention");

        activities.release(WorkScene.step(late, "release/2", Outcome.RELEASED));
        assertThat(fulfillments.attended(other, "called the customer", WorkScene.ACTOR))
                .isEqualTo(Fulfillments.Act.DONE);
        fulfillments.attended(other, "called the customer", WorkScene.ACTOR);
        assertThat(fulfillments.attention(List.of(location), 10)).isEmpty();
        assertThat(scene.eventTypes(other)).containsExactly("requested", "attention", "attended");
    }

    private static void assertFails(String type, ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
            assertThat(failure.getType()).isEqualTo(type);
            assertThat(failure.isNonRetryable()).isTrue();
        });
    }
}
