package dev.throughline.oms.bench.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.bench.play.People.Person;
import dev.throughline.oms.bench.play.Places.Postcode;
import dev.throughline.oms.bench.play.PlannedOrder.Kind;
import dev.throughline.oms.bench.play.PlannedOrder.Shortage;
import dev.throughline.oms.client.model.FulfillmentLine;
import dev.throughline.oms.client.model.FulfillmentMethod;
import dev.throughline.oms.client.model.FulfillmentOrder;
import dev.throughline.oms.client.model.FulfillmentOrderStatus;
import dev.throughline.oms.client.model.Order;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandedTest {
    @Test
    void whatIsSentAgainIsPaidOnceHoweverOftenItIsLost() {
        Handed handed = handed(
                Kind.SHIP,
                work("ord_1.1", FulfillmentMethod.SHIP, FulfillmentOrderStatus.LOST, 5),
                work("ord_1.2", FulfillmentMethod.SHIP, FulfillmentOrderStatus.DELIVERED, 3)
                        .replaces("ord_1.1"),
                work("ord_1.3", FulfillmentMethod.SHIP, FulfillmentOrderStatus.LOST, 1)
                        .replaces("ord_1.1"),
                work("ord_1.4", FulfillmentMethod.SHIP, FulfillmentOrderStatus.CANCELLED, 2));

        assertThat(handed.paid(1)).isEqualTo(5);
        assertThat(handed.units(1)).isEqualTo(3);
        assertThat(handed.lost(1)).isEqualTo(6);
    }

    @Test
    void whatNobodyCollectedWasPaidToo() {
        Handed handed = handed(
                Kind.PICKUP,
                work("ord_1.1", FulfillmentMethod.PICKUP, FulfillmentOrderStatus.NO_SHOW, 2),
                work("ord_1.2", FulfillmentMethod.PICKUP, FulfillmentOrderStatus.COLLECTED, 4));

        assertThat(handed.paid(1)).isEqualTo(6);
        assertThat(handed.collected(1)).isEqualTo(4);
        assertThat(handed.delivered(1)).isZero();
    }

    @Test
    void whatATillSoldIsPaidAndCollectedWhole() {
        Handed handed = handed(Kind.TILL_SALE);

        assertThat(handed.paid(1)).isEqualTo(10);
        assertThat(handed.collected(1)).isEqualTo(10);
    }

    private static Handed handed(Kind kind, FulfillmentOrder... works) {
        Invoice invoice =
                new Invoice("1", null, "", 0, List.of(new Invoice.Line(2, "A", "a mug", 10, new BigDecimal("6.95"))));
        Person person =
                new Person("Ada Example", "ada@example.com", null, false, new Postcode("YO1", "York", 53.96, -1.08), 1);
        PlannedOrder plan = new PlannedOrder(
                invoice, kind, "web", person, null, "wh-1", Shortage.SHIP_AVAILABLE, "tok_visa", List.of(), List.of());
        return new Handed(plan, new Order().fulfillmentOrders(List.of(works)));
    }

    private static FulfillmentOrder work(
            String id, FulfillmentMethod method, FulfillmentOrderStatus status, int units) {
        return new FulfillmentOrder()
                .fulfillmentOrderId(id)
                .location("wh-1")
                .method(method)
                .status(status)
                .lines(List.of(new FulfillmentLine().line(1).quantity(units)));
    }
}
