package dev.throughline.oms.activities.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.activities.order.OrderBook.OrderQuery;
import dev.throughline.oms.activities.order.OrderBook.OrderRecord;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.order.OrderActivities;
import dev.throughline.oms.workflows.order.OrderFact;
import dev.throughline.oms.workflows.order.OrderProgress;
import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.UnitState;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class OrderBookTest {
    @Autowired
    private OrderBook book;

    @Autowired
    private OrderActivities orders;

    @Autowired
    private OrderScene scene;

    @Test
    void pagesThroughOrdersOfOneMomentWithoutLossOrRepetition() {
        var customer = newCustomer();
        var ids = Stream.generate(() -> ofCustomer(customer, UnitState.OPEN))
                .limit(7)
                .toList();

        var seen = new ArrayList<OrderId>();
        OrderRecord last = null;
        List<OrderRecord> page;
        do {
            page = book.list(new OrderQuery(
                    null,
                    null,
                    null,
                    null,
                    customer,
                    null,
                    null,
                    null,
                    last == null ? null : last.checkout().placedAt(),
                    last == null ? null : last.id(),
                    3));
            page.forEach(order -> seen.add(order.id()));
            last = page.isEmpty() ? null : page.getLast();
        } while (last != null);

        assertThat(seen)
                .containsExactlyElementsOf(
                        ids.stream().sorted(Comparator.reverseOrder()).toList());
    }

    @Test
    void filtersByEverythingAtOnce() {
        var customer = newCustomer();
        var open = ofCustomer(customer, UnitState.OPEN);
        var done = ofCustomer(customer, UnitState.COLLECTED);
        scene.progress(open, "hold/1", OrderFact.HELD);
        var store = "store-" + UUID.randomUUID().toString().substring(0, 8);
        orders.recordProgress(new OrderProgress(
                open,
                "resource/2",
                OrderFact.RESOURCED,
                List.of(),
                null,
                OrderScene.ACTOR,
                null,
                List.of(new LocationId(store), new LocationId(store))));
        var placed = OrderSamples.PLACED_AT;
        var number = scene.read(open).number();

        assertThat(ids(query(customer, null, null, null, null))).containsExactlyInAnyOrder(open, done);
        assertThat(ids(query(customer, OrderStatus.COMPLETED, null, null, null)))
                .containsExactly(done);
        assertThat(ids(query(customer, null, new LocationId(store), null, null)))
                .containsExactly(open);
        assertThat(ids(query(customer, null, null, true, null))).containsExactly(open);
        assertThat(ids(query(customer, null, null, false, null))).containsExactly(done);
        assertThat(ids(query(customer, null, null, null, placed.plusSeconds(1))))
                .isEmpty();
        assertThat(ids(new OrderQuery(
                        number,
                        OrderStatus.OPEN,
                        "web",
                        List.of(new LocationId("nowhere"), new LocationId(store)),
                        customer,
                        true,
                        placed,
                        placed.plusSeconds(1),
                        null,
                        null,
                        10)))
                .containsExactly(open);
        assertThat(ids(new OrderQuery(number, null, "app", null, null, null, null, null, null, null, 10)))
                .isEmpty();
    }

    @Test
    void theStoreThatTheCustomerChoseWorksOnTheOrder() {
        var customer = newCustomer();
        var sale = OrderSamples.tillSale(OrderSamples.newId());
        scene.accepted(sale, UnitState.COLLECTED);
        book.assignCustomer(sale.id(), customer);

        assertThat(ids(query(customer, null, new LocationId("store-3"), null, null)))
                .containsExactly(sale.id());
    }

    @Test
    void notesTheCustomerOnceAndAgain() {
        var order = scene.accepted(UnitState.OPEN, 1);

        book.assignCustomer(order, new CustomerId("cus-1"));
        book.assignCustomer(order, new CustomerId("cus-1"));

        assertThat(scene.read(order).customer()).isEqualTo(new CustomerId("cus-1"));
        assertThatThrownBy(() -> book.assignCustomer(OrderSamples.newId(), new CustomerId("cus-1")))
                .isInstanceOf(ApplicationFailure.class);
    }

    @Test
    void anUnknownOrderIsNotFound() {
        assertThat(book.find(OrderSamples.newId())).isEmpty();
    }

    private OrderId ofCustomer(CustomerId customer, UnitState state) {
        var order = scene.accepted(state, 1);
        book.assignCustomer(order, customer);
        return order;
    }

    private static CustomerId newCustomer() {
        return new CustomerId("cus_" + UUID.randomUUID());
    }

    private List<OrderId> ids(OrderQuery query) {
        return book.list(query).stream().map(OrderRecord::id).toList();
    }

    private static OrderQuery query(
            CustomerId customer,
            @Nullable OrderStatus status,
            @Nullable LocationId location,
            @Nullable Boolean hold,
            @Nullable Instant from) {
        return new OrderQuery(
                null,
                status,
                null,
                location == null ? null : List.of(location),
                customer,
                hold,
                from,
                null,
                null,
                null,
                10);
    }
}
