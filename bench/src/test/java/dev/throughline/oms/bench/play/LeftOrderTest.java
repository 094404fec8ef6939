package dev.throughline.oms.bench.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.client.model.FulfillmentLine;
import dev.throughline.oms.client.model.FulfillmentMethod;
import dev.throughline.oms.client.model.FulfillmentOrder;
import dev.throughline.oms.client.model.FulfillmentOrderStatus;
import dev.throughline.oms.client.model.Money;
import dev.throughline.oms.client.model.Order;
import dev.throughline.oms.client.model.OrderLine;
import dev.throughline.oms.client.model.OrderStatus;
import dev.throughline.oms.client.model.Payments;
import dev.throughline.oms.client.model.UnitCount;
import dev.throughline.oms.client.model.UnitState;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeftOrderTest {
    /** That it was accepted counts for every order: here it would count twice. */
    @Test
    void countsUnitsMoneyAndStockAsTheyStand() {
        Order order = new Order()
                .status(OrderStatus.OPEN)
                .lines(List.of(new OrderLine()
                        .quantity(5)
                        .units(List.of(
                                new UnitCount().state(UnitState.RELEASED).quantity(3),
                                new UnitCount().state(UnitState.OPEN).quantity(2)))))
                .payments(new Payments()
                        .authorized(money(500))
                        .captured(money(300))
                        .voided(money(0))
                        .refunded(money(0)))
                .fulfillmentOrders(List.of(new FulfillmentOrder()
                        .method(FulfillmentMethod.PICKUP)
                        .status(FulfillmentOrderStatus.RELEASED)
                        .lines(List.of(new FulfillmentLine().line(1).quantity(3)))));

        assertThat(LeftOrder.figures(order))
                .containsEntry("units_ordered", 5L)
                .containsEntry("units_released", 3L)
                .containsEntry("units_open", 2L)
                .containsEntry("captured_minor", 300L)
                .containsEntry("stock_issued", 0L)
                .containsEntry("stock_committed", 5L)
                .doesNotContainKey("orders_accepted");
    }

    private static Money money(long minor) {
        return new Money().currency("GBP").amountMinor(minor);
    }
}
