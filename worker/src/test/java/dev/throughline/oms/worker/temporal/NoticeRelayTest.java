package dev.throughline.oms.worker.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.OrderNotice;
import dev.throughline.oms.activities.inventory.OrderNotices;
import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.Shop;
import dev.throughline.oms.workflows.order.StockChange;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class NoticeRelayTest {
    @LocalServerPort
    private int port;

    @Autowired
    private OrderNotices notices;

    @Autowired
    private RunningOrders orders;

    @Autowired
    private Inventory inventory;

    @Autowired
    private WorkflowClient client;

    @Autowired
    private Waiting waiting;

    private Api api = new Api(0, null);

    @BeforeEach
    void logIn() {
        api = Api.operations(port);
    }

    @Test
    void tellsARunningOrderThatItsBackorderIsFilled() {
        var shop = Shop.with(api, 1);
        var order = backorder(shop, 3);
        receive(shop, 5);

        relay().relay();

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var read = api.get("/v1/orders/" + order).body();
            assertThat(read.at("/lines/0/units")).hasSize(1);
            assertThat(read.at("/lines/0/units/0/state").asString()).isEqualTo("OPEN");
        });
        assertThat(unsentOf(order)).isEmpty();
        assertThat(shop.available()).isEqualTo(3);
    }

    @Test
    void tellsInTheNextRoundWhatItCouldNotTellInThisOne() {
        var shop = Shop.with(api, 1);
        var order = backorder(shop, 2);
        receive(shop, 1);

        assertThatThrownBy(new NoticeRelay(notices, new Unreachable(), inventory)::relay)
                .hasMessage("Temporal is away");
        assertThat(unsentOf(order)).hasSize(1);

        relay().relay();
        assertThat(unsentOf(order)).isEmpty();
    }

    /** The order was cancelled between the commitment and the round that tells it. */
    @Test
    void givesBackWhatWasCommittedToAnOrderThatHasEnded() {
        var shop = Shop.with(api, 1);
        var order = backorder(shop, 3);
        receive(shop, 2);
        cancel(order);
        assertThat(shop.available()).isEqualTo(1);
        var notice = unsentOf(order).getFirst();

        relay().relay();
        assertThat(shop.available()).isEqualTo(3);
        assertThat(unsentOf(order)).isEmpty();

        new NoticeRelay(new Only(notice), orders, inventory).relay();
        assertThat(shop.available()).isEqualTo(3);
    }

    @Test
    void takesNothingBackForAShortageOfAnOrderThatHasEnded() {
        var shop = Shop.with(api, 4);
        var unknown = new OrderId("ord_" + UUID.randomUUID().toString().replace("-", ""));
        var line = new OrderedUnits(1, new Sku(shop.sku()), 1);
        var location = new LocationId(shop.location());

        var told =
                new Only(new OrderNotice(UUID.randomUUID(), unknown, OrderNotice.Kind.SHORT, location, List.of(line)));

        assertThat(new NoticeRelay(told, orders, inventory).relay()).isOne();
        assertThat(shop.available()).isEqualTo(4);
    }

    private NoticeRelay relay() {
        return new NoticeRelay(notices, orders, inventory);
    }

    private List<OrderNotice> unsentOf(String order) {
        return notices.unsent(1_000).stream()
                .filter(notice -> notice.order().value().equals(order))
                .toList();
    }

    private String backorder(Shop shop, int quantity) {
        var body = shop.pickup(quantity, "tok_visa")
                .replace("\"channel\":\"web\"", "\"channel\":\"web\",\"shortage_policy\":\"BACKORDER\"");
        var placed = shop.place(body, UUID.randomUUID().toString());
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        return placed.body().path("order_id").asString();
    }

    private void receive(Shop shop, int units) {
        assertThat(api.send("POST", "/v1/stock-receipts", """
                {"document":"%s","location":"%s","entries":[{"sku":"%s","quantity":%d}]}
                """.formatted(
                                        UUID.randomUUID(), shop.location(), shop.sku(), units))
                        .status())
                .isEqualTo(200);
    }

    private void cancel(String order) {
        var key = UUID.randomUUID().toString();
        assertThat(api.send(
                                "POST",
                                "/v1/orders/" + order + "/cancellations",
                                "{\"reason\":\"changed my mind\"}",
                                "Idempotency-Key",
                                key)
                        .status())
                .isEqualTo(200);
        client.newUntypedWorkflowStub(new OrderId(order).workflowId()).getResult(String.class);
    }

    private final class Unreachable extends RunningOrders {
        Unreachable() {
            super(client, waiting);
        }

        @Override
        public void backorderFilled(OrderId order, StockChange filled) {
            throw new IllegalStateException("Temporal is away");
        }
    }

    private record Only(OrderNotice notice) implements OrderNotices {
        @Override
        public List<OrderNotice> unsent(int limit) {
            return List.of(notice);
        }

        @Override
        public void sent(UUID id) {}
    }
}
