package dev.throughline.oms.activities.purchasing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.event.RecordedEvent;
import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.inventory.StockBalance;
import dev.throughline.oms.activities.inventory.StockQuery;
import dev.throughline.oms.activities.purchasing.PurchaseOrder.Attention;
import dev.throughline.oms.activities.purchasing.PurchaseOrder.Status;
import dev.throughline.oms.activities.purchasing.PurchaseOrders.Answer;
import dev.throughline.oms.activities.purchasing.PurchaseOrders.Delivery;
import dev.throughline.oms.activities.purchasing.PurchaseOrders.Draft;
import dev.throughline.oms.activities.purchasing.PurchaseOrders.Refusal;
import dev.throughline.oms.activities.purchasing.Supplier.Item;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.PurchaseOrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class PurchaseOrdersTest {
    private static final Actor BUYER = new Actor(Actor.Kind.OPERATIONS, "buyer");

    @Autowired
    private PurchaseOrders orders;

    @Autowired
    private Suppliers suppliers;

    @Autowired
    private PurchaseSweep sweep;

    @Autowired
    private Inventory inventory;

    @Autowired
    private Locations locations;

    @Autowired
    private Events events;

    @Autowired
    private JdbcClient jdbc;

    private final String own = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    private final Sku sku = new Sku("SKU-" + own);
    private final LocationId shop = new LocationId("shop-" + own);
    private final PurchaseOrderId id = new PurchaseOrderId("po_" + own);

    @BeforeEach
    void openAShopWithASupplier() {
        locations.put(new Location(shop, "Shop", Location.Kind.STORE, 51.5, 0, ZoneId.of("Europe/London"), true, true));
        suppliers.put(
                new Supplier("sup-" + own, "Mugs & Co", 10, List.of(new Item(sku, "M-1", new BigDecimal("1.5")))));
    }

    @Test
    void whatIsPlacedIsOnItsWayAndWhatComesSettlesIt() {
        placed(10);
        assertThat(balance().incoming()).isEqualTo(10);
        assertThat(inventory.incoming(List.of(sku), List.of()).getFirst().document())
                .isEqualTo(id.value());

        assertThat(status(receive("n-1", 4))).isEqualTo(Status.PARTLY_RECEIVED);
        assertThat(balance().onHand()).isEqualTo(4);
        assertThat(balance().incoming()).isEqualTo(6);

        assertThat(status(receive("n-2", 6))).isEqualTo(Status.RECEIVED);
        assertThat(balance().onHand()).isEqualTo(10);
        assertThat(balance().incoming()).isZero();
        assertThat(types())
                .containsExactly(
                        "oms.purchase_order.placed.v1",
                        "oms.purchase_order.received.v1",
                        "oms.purchase_order.received.v1");
        assertThat(events.of(id.value())).extracting(RecordedEvent::sequence).containsExactly(1L, 2L, 3L);
    }

    @Test
    void repeatsChangeNothingAndOtherContentIsRefused() {
        placed(10);
        placed(10);
        receive("n-1", 4);
        receive("n-1", 4);

        assertThat(balance().onHand()).isEqualTo(4);
        assertThat(receive("n-1", 5).refusal()).isEqualTo(Refusal.OTHER_CONTENT);
        assertThat(orders.create(draft(11)).refusal()).isEqualTo(Refusal.OTHER_CONTENT);
        assertThat(types()).hasSize(2);
    }

    @Test
    void moreThanWasOrderedAndWhatWasNotOrderedIsCountedInWithTheReason() {
        placed(3);
        var other = new Sku("OTHER-" + own);

        var answer = orders.receive(new Delivery(id, "n-1", Map.of(sku, 5, other, 1), BUYER, "a box too many"));

        assertThat(status(answer)).isEqualTo(Status.RECEIVED);
        assertThat(balance().onHand()).isEqualTo(5);
        assertThat(balance().incoming()).isZero();
        assertThat(order().lines())
                .containsExactly(new PurchaseOrder.Line(other, 0, 1), new PurchaseOrder.Line(sku, 3, 5));
        assertThat(order().receipts().getFirst().reason()).isEqualTo("a box too many");
    }

    @Test
    void closingShortWithdrawsTheRestAndLateGoodsAreCountedInAllTheSame() {
        placed(10);
        receive("n-1", 4);

        assertThat(status(orders.close(id, BUYER, "sold out there"))).isEqualTo(Status.CLOSED);
        assertThat(balance().incoming()).isZero();
        assertThat(orders.cancel(id, BUYER, "too late").refusal()).isEqualTo(Refusal.STATUS);

        assertThat(status(receive("n-2", 2))).isEqualTo(Status.CLOSED);
        assertThat(balance().onHand()).isEqualTo(6);
    }

    @Test
    void whatIsCancelledBeforeAnythingCameIsExpectedNoMore() {
        placed(10);

        assertThat(status(orders.cancel(id, BUYER, "twice"))).isEqualTo(Status.CANCELLED);
        assertThat(status(orders.cancel(id, BUYER, "twice"))).isEqualTo(Status.CANCELLED);
        assertThat(balance().incoming()).isZero();
        assertThat(orders.place(id, null, null, BUYER).refusal()).isEqualTo(Refusal.STATUS);
    }

    @Test
    void aDraftWithoutASupplierWaitsForAPerson() {
        orders.create(new Draft(id, "d-1", null, shop, null, Map.of(sku, 2), BUYER, "test"));

        assertThat(order().attention()).isEqualTo(Attention.NO_SUPPLIER);
        assertThat(orders.place(id, null, null, BUYER).refusal()).isEqualTo(Refusal.NO_SUPPLIER);
        assertThat(receive("n-1", 2).refusal()).isEqualTo(Refusal.STATUS);

        assertThat(status(orders.place(id, "sup-" + own, null, BUYER))).isEqualTo(Status.PLACED);
        assertThat(order().attention()).isNull();
    }

    @Test
    void whatIsLateIsSomebodysBusinessUntilItHasCome() {
        orders.create(draft(2));
        orders.place(id, null, Instant.parse("2020-01-01T00:00:00Z"), BUYER);

        while (sweep.markLate() > 0) {
            assertThat(order().status()).isEqualTo(Status.PLACED);
        }
        assertThat(order().attention()).isEqualTo(Attention.LATE);
        assertThat(types()).contains("oms.purchase_order.late.v1");

        receive("n-1", 1);
        assertThat(order().attention()).isEqualTo(Attention.LATE);
        receive("n-2", 1);
        assertThat(order().attention()).isNull();
    }

    /** The application died between the order's transaction and the pool's. */
    @Test
    void whatTheStockPoolWasNotToldIsToldByTheSweep() {
        placed(10);
        receive("n-1", 4);
        jdbc.sql("UPDATE purchasing.stock_move SET applied = false WHERE purchase_order_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("""
                        INSERT INTO purchasing.stock_move
                            (purchase_order_id, sequence, kind, step, actor_kind, actor_reference, reason, units)
                        VALUES (:id, 3, 'RECEIVE', 'receive n-2', 'SYSTEM', 'test', 'delivered', :units::jsonb)
                        """)
                .param("id", id.value())
                .param("units", "{\"%s\": 6}".formatted(sku))
                .update();

        while (sweep.tellStock() > 0) {
            assertThat(order().status()).isEqualTo(Status.PARTLY_RECEIVED);
        }

        assertThat(balance().onHand())
                .as("told twice, counted once; told late, counted")
                .isEqualTo(10);
        assertThat(balance().incoming()).isZero();
    }

    @Test
    void theSameDeliveryAtTheSameTimeIsCountedOnce() throws Exception {
        placed(10);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Answer> receiving = () -> receive("n-1", 4);
            for (var answer : threads.invokeAll(Collections.nCopies(8, receiving))) {
                assertThat(answer.get().refusal()).isNull();
            }
        }

        assertThat(balance().onHand()).isEqualTo(4);
        assertThat(order().lines().getFirst().received()).isEqualTo(4);
    }

    private void placed(int units) {
        orders.create(draft(units));
        assertThat(orders.place(id, null, null, BUYER).refusal()).isNull();
    }

    private Draft draft(int units) {
        return new Draft(id, "d-1", "sup-" + own, shop, null, Map.of(sku, units), BUYER, "test");
    }

    private Answer receive(String note, int units) {
        return orders.receive(new Delivery(id, note, Map.of(sku, units), BUYER, null));
    }

    private static @Nullable Status status(Answer answer) {
        assertThat(answer.refusal()).isNull();
        return answer.order() == null ? null : answer.order().status();
    }

    private PurchaseOrder order() {
        return orders.find(id).orElseThrow();
    }

    private StockBalance balance() {
        return inventory
                .balances(new StockQuery(List.of(shop), sku, null, null, 1))
                .getFirst();
    }

    private List<String> types() {
        return events.of(id.value()).stream().map(RecordedEvent::type).toList();
    }
}
