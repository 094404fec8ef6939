package dev.throughline.oms.activities.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.order.OrderFact;
import dev.throughline.oms.workflows.order.OrderProgress.UnitMove;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.UnitState;
import io.temporal.failure.ApplicationFailure;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class OrderProgressTest {
    @Autowired
    private OrderScene scene;

    @Test
    void aRepeatedStepMovesUnitsOnce() {
        var order = scene.accepted(UnitState.OPEN, 4);

        scene.move(order, "progress/1", OrderFact.RELEASED, 1, UnitState.OPEN, UnitState.RELEASED, 2);
        scene.move(order, "progress/1", OrderFact.RELEASED, 1, UnitState.OPEN, UnitState.RELEASED, 2);

        assertThat(scene.unitsOf(order, 1)).isEqualTo(Map.of(UnitState.OPEN, 2, UnitState.RELEASED, 2));
        assertThat(scene.read(order).status()).isEqualTo(OrderStatus.PARTLY_FULFILLED);
        assertThat(scene.read(order).version()).isEqualTo(2);
        assertThat(scene.eventTypes(order)).containsExactly("oms.order.placed.v1", "oms.order.released.v1");
    }

    @Test
    void anOrderWithALostUnitIsNotCompleteUntilTheUnitIsReplacedOrGivenUp() {
        var order = scene.accepted(UnitState.RELEASED, 2);
        scene.move(order, "lost/1", OrderFact.LOST, 1, UnitState.RELEASED, UnitState.LOST, 1);
        scene.move(order, "there/1", OrderFact.DELIVERED, 1, UnitState.RELEASED, UnitState.DELIVERED, 1);
        assertThat(scene.read(order).status()).isEqualTo(OrderStatus.PARTLY_FULFILLED);
        assertThat(scene.unitsOf(order, 1)).isEqualTo(Map.of(UnitState.LOST, 1, UnitState.DELIVERED, 1));

        scene.move(order, "again/1", OrderFact.RELEASED, 1, UnitState.LOST, UnitState.RELEASED, 1);
        scene.move(order, "there/2", OrderFact.DELIVERED, 1, UnitState.RELEASED, UnitState.DELIVERED, 1);
        assertThat(scene.read(order).status()).isEqualTo(OrderStatus.COMPLETED);
    }

    @Test
    void movesAllOrNone() {
        var order = scene.accepted(UnitState.OPEN, 2, 1);

        assertThatThrownBy(() -> scene.progress(
                        order,
                        "progress/1",
                        OrderFact.RELEASED,
                        new UnitMove(1, UnitState.OPEN, UnitState.RELEASED, 2),
                        new UnitMove(2, UnitState.OPEN, UnitState.RELEASED, 2)))
                .isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
                    assertThat(failure.getType()).isEqualTo("UNITS_ELSEWHERE");
                    assertThat(failure.isNonRetryable()).isTrue();
                });

        assertThat(scene.unitsOf(order, 1)).isEqualTo(Map.of(UnitState.OPEN, 2));
        assertThat(scene.eventTypes(order)).containsExactly("oms.order.placed.v1");
        scene.move(order, "progress/1", OrderFact.RELEASED, 1, UnitState.OPEN, UnitState.RELEASED, 2);
        assertThat(scene.unitsOf(order, 1)).isEqualTo(Map.of(UnitState.RELEASED, 2));
    }

    @Test
    void ofThirtyTwoThatRaceForTenUnitsTenGetOne() throws Exception {
        var order = scene.accepted(UnitState.OPEN, 10);

        try (var threads = Executors.newFixedThreadPool(32)) {
            var won = threads
                    .invokeAll(IntStream.range(0, 32)
                            .<Callable<Boolean>>mapToObj(i -> () -> {
                                try {
                                    scene.move(
                                            order,
                                            "race/" + i,
                                            OrderFact.RELEASED,
                                            1,
                                            UnitState.OPEN,
                                            UnitState.RELEASED,
                                            1);
                                    return true;
                                } catch (ApplicationFailure lost) {
                                    assertThat(lost.getType()).isEqualTo("UNITS_ELSEWHERE");
                                    return false;
                                }
                            })
                            .toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(won).filteredOn(Boolean::booleanValue).hasSize(10);
        }

        assertThat(scene.unitsOf(order, 1)).isEqualTo(Map.of(UnitState.RELEASED, 10));
        assertThat(scene.read(order).status()).isEqualTo(OrderStatus.RELEASED);
        assertThat(scene.read(order).version()).isEqualTo(11);
    }

    @Test
    void tellsOnceThatTheOrderIsComplete() {
        var order = scene.accepted(UnitState.RELEASED, 1, 1);

        scene.move(order, "progress/1", OrderFact.DELIVERED, 1, UnitState.RELEASED, UnitState.DELIVERED, 1);
        scene.move(order, "progress/2", OrderFact.LOST, 2, UnitState.RELEASED, UnitState.CANCELLED, 1);
        scene.progress(order, "progress/3", OrderFact.HOLD_RELEASED);

        assertThat(scene.read(order).status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(scene.eventTypes(order))
                .containsExactly(
                        "oms.order.placed.v1",
                        "oms.order.delivered.v1",
                        "oms.order.lost.v1",
                        "oms.order.completed.v1",
                        "oms.order.hold_released.v1");
    }

    @Test
    void anOrderWithoutUnitsLeftIsCancelled() {
        var order = scene.accepted(UnitState.OPEN, 2);

        scene.move(order, "progress/1", OrderFact.UNITS_CANCELLED, 1, UnitState.OPEN, UnitState.CANCELLED, 2);

        assertThat(scene.read(order).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(scene.eventTypes(order))
                .containsExactly("oms.order.placed.v1", "oms.order.units_cancelled.v1", "oms.order.cancelled.v1");
    }

    @Test
    void anOrderHoldStaysUntilItIsTakenOff() {
        var order = scene.accepted(UnitState.OPEN, 2);

        scene.progress(order, "hold/1", OrderFact.HELD);
        scene.move(order, "progress/2", OrderFact.UNITS_CANCELLED, 1, UnitState.OPEN, UnitState.CANCELLED, 1);
        assertThat(scene.read(order).orderHold()).isTrue();

        scene.progress(order, "hold/3", OrderFact.HOLD_RELEASED);
        assertThat(scene.read(order).orderHold()).isFalse();
    }

    @Test
    void anOrderThatIsNotInTheBookCannotProgress() {
        assertThatThrownBy(() -> scene.progress(OrderSamples.newId(), "progress/1", OrderFact.HELD))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("NOT_IN_BOOK"));
    }
}
