package dev.throughline.oms.activities.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.order.AcceptedOrder;
import dev.throughline.oms.workflows.order.AcceptedOrder.LineUnits;
import dev.throughline.oms.workflows.order.OrderActivities;
import dev.throughline.oms.workflows.order.Placement;
import dev.throughline.oms.workflows.order.Refusal;
import dev.throughline.oms.workflows.order.RefusedOrder;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.UnitState;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class AcceptanceTest {
    @Autowired
    private OrderActivities orders;

    @Autowired
    private OrderIntake intake;

    @Autowired
    private OrderScene scene;

    @Autowired
    private Events events;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void entersTheOrderAndAnswersItsCheckout() {
        var checkout = OrderSamples.checkout(OrderSamples.newId(), 3, 2);
        var number = scene.register(checkout);
        var promise = OrderSamples.PLACED_AT.plus(Duration.ofDays(2));

        orders.recordAccepted(new AcceptedOrder(
                checkout.id(),
                OrderSamples.PLACED_AT,
                promise,
                List.of(
                        new LineUnits(1, UnitState.OPEN, 2),
                        new LineUnits(1, UnitState.CANCELLED, 1),
                        new LineUnits(2, UnitState.BACKORDERED, 2)),
                List.of(new LocationId("wh-1"))));

        var order = scene.read(checkout.id());
        assertThat(order.number()).isEqualTo(number);
        assertThat(order.status()).isEqualTo(OrderStatus.OPEN);
        assertThat(order.promisedBy()).isEqualTo(promise);
        assertThat(order.checkout()).isEqualTo(checkout);
        assertThat(order.units())
                .isEqualTo(Map.of(
                        1, Map.of(UnitState.OPEN, 2, UnitState.CANCELLED, 1), 2, Map.of(UnitState.BACKORDERED, 2)));
        assertThat(intake.register("shop", checkout.id().value(), "f1", checkout)
                        .answer())
                .isEqualTo(new Placement(
                        null,
                        new Money(4 * 1099, "GBP"),
                        promise,
                        List.of(OrderScene.units(1, 1)),
                        List.of(OrderScene.units(2, 2))));
        assertThat(scene.eventTypes(checkout.id())).containsExactly("oms.order.placed.v1");
    }

    @Test
    void entersAnOrderOnceHoweverOftenAndConcurrentlyItIsAccepted() throws Exception {
        var checkout = OrderSamples.checkout(OrderSamples.newId(), 3);
        scene.register(checkout);
        var accepted = new AcceptedOrder(
                checkout.id(), OrderSamples.PLACED_AT, null, List.of(new LineUnits(1, UnitState.OPEN, 3)), List.of());
        Callable<Boolean> accept = () -> {
            orders.recordAccepted(accepted);
            return true;
        };

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(Collections.nCopies(8, accept))) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(scene.read(checkout.id()).version()).isEqualTo(1);
        assertThat(scene.eventTypes(checkout.id())).containsExactly("oms.order.placed.v1");
    }

    @Test
    void aTillSaleIsFinalAtOnce() {
        var sale = OrderSamples.tillSale(OrderSamples.newId());
        scene.accepted(sale, UnitState.COLLECTED);

        assertThat(scene.read(sale.id()).status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(scene.eventTypes(sale.id())).containsExactly("oms.order.placed.v1", "oms.order.completed.v1");
        assertThat(orders.claimReturn(OrderScene.claim(
                                sale.id(), OrderSamples.PLACED_AT, List.of(OrderScene.units(1, 1)), List.of()))
                        .refusals())
                .isEmpty();
    }

    // Rows keep the number of the statement, within its transaction, that wrote them.
    @Test
    void writesFifteenHundredLinesInOneStatement() {
        var checkout = OrderSamples.checkout(OrderSamples.newId(), OrderSamples.quantities(1_500, 2));
        var order = scene.accepted(checkout, UnitState.OPEN);

        assertThat(scene.read(order).units()).hasSize(1_500);
        assertThat(jdbc.sql("SELECT count(DISTINCT cmin::text) FROM ordering.order_line WHERE order_id = :order")
                        .param("order", order.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aRefusedOrderIsAnsweredButNotInTheBook() {
        var checkout = OrderSamples.checkout(OrderSamples.newId(), 1);
        scene.register(checkout);
        var refusal = new Refusal(Refusal.Reason.OUT_OF_STOCK, List.of(OrderScene.units(1, 1)));

        orders.recordRefused(new RefusedOrder(checkout.id(), refusal));
        orders.recordRefused(new RefusedOrder(checkout.id(), Refusal.of(Refusal.Reason.CANCELLED)));

        assertThat(intake.register("shop", checkout.id().value(), "f1", checkout)
                        .answer())
                .isEqualTo(new Placement(refusal, null, null, List.of(), List.of()));
        assertThat(jdbc.sql("SELECT count(*) FROM ordering.sales_order WHERE order_id = :order")
                        .param("order", checkout.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(events.of(checkout.id())).isEmpty();
    }

    @Test
    void unitsThatWereNotOrderedAreAContradiction() {
        var checkout = OrderSamples.checkout(OrderSamples.newId(), 3);
        scene.register(checkout);

        assertThatThrownBy(() -> orders.recordAccepted(new AcceptedOrder(
                        checkout.id(),
                        OrderSamples.PLACED_AT,
                        null,
                        List.of(new LineUnits(1, UnitState.OPEN, 2)),
                        List.of())))
                .isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
                    assertThat(failure.getType()).isEqualTo("OTHER_UNITS");
                    assertThat(failure.isNonRetryable()).isTrue();
                });
    }

    @Test
    void anOrderWithoutIntakeCannotBeAnswered() {
        OrderId unknown = OrderSamples.newId();

        assertThatThrownBy(() -> orders.recordAccepted(
                        new AcceptedOrder(unknown, OrderSamples.PLACED_AT, null, List.of(), List.of())))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("NO_INTAKE"));
        assertThatThrownBy(() -> orders.recordRefused(new RefusedOrder(unknown, Refusal.of(Refusal.Reason.CANCELLED))))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("NO_INTAKE"));
    }
}
