package dev.throughline.oms.worker.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.order.OrderBook;
import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.Shop;
import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A shopper's orders are the shopper's, a store's those that it works on. */
@ApplicationTest
class OwnOrdersTest {
    @LocalServerPort
    private int port;

    @Autowired
    private OrderBook book;

    private final String ann = "cus_ann" + UUID.randomUUID();
    private final String bob = "cus_bob" + UUID.randomUUID();

    private Shop shop = new Shop(new Api(0, null), "", "");
    private String order = "";

    @BeforeEach
    void annHasAnOrder() {
        shop = Shop.with(Api.operations(port), 10);
        order = placed(shop, ann);
    }

    private String placed(Shop shop, String customer) {
        var placed = shop.place(shop.pickup(2, "tok_visa"), UUID.randomUUID().toString());
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        var id = placed.body().path("order_id").asString();
        book.assignCustomer(new OrderId(id), new CustomerId(customer));
        return id;
    }

    @Test
    void aShopperSeesAndCancelsOwnOrders() {
        var api = Api.shopper(port, ann);

        var read = api.get("/v1/orders/" + order);
        assertThat(read.status()).as(read.text()).isEqualTo(200);
        assertThat(api.get("/v1/orders").body().at("/orders/0/order_id").asString())
                .isEqualTo(order);
        assertThat(api.get("/v1/orders").body().path("orders").size()).isOne();
        assertThat(api.get("/v1/orders/" + order + "/returnable").status()).isEqualTo(200);
        assertThat(api.get("/v1/orders/" + order + "/returns").status()).isEqualTo(200);
        assertThat(cancel(api, order).status()).isEqualTo(200);
        assertThat(Api.operations(port).get("/v1/orders/" + order + "/timeline").text())
                .contains("customer:" + ann);
    }

    @Test
    void aShopperNeitherSeesNorCancelsAnothersAndTheAttemptsAreOnRecord() {
        var api = Api.shopper(port, bob);
        var counted = refusals("ANOTHERS_ORDER");

        for (var path : new String[] {"", "/returnable", "/returns"}) {
            var seen = api.get("/v1/orders/" + order + path);
            assertThat(seen.problem()).as(path).isEqualTo("not-found");
            assertThat(withoutIds(seen)).isEqualTo(withoutIds(api.get("/v1/orders/ord_nobody" + path)));
        }
        assertThat(cancel(api, order).problem()).isEqualTo("not-found");
        var decision = api.send(
                "POST",
                "/v1/orders/" + order + "/unfillable-decisions",
                "{\"choice\":\"CANCEL\",\"reason\":\"not mine\"}",
                "Idempotency-Key",
                "k");
        assertThat(decision.problem()).isEqualTo("not-found");
        assertThat(api.get("/v1/orders").body().path("orders").size()).isZero();
        assertThat(api.get("/v1/orders?customer=" + ann).problem()).isEqualTo("not-found");

        var status = Api.operations(port).get("/v1/orders/" + order).body().path("status");
        assertThat(status.asString()).isEqualTo("OPEN");
        var recorded = Api.operations(port)
                .get("/v1/refusals?kind=ANOTHERS_ORDER&subject=" + bob)
                .body()
                .path("refusals");
        assertThat(recorded.size()).as(recorded.toString()).isEqualTo(6);
        assertThat(recorded.findValuesAsString("operation"))
                .containsExactly(
                        "listOrders", "decideUnfillable", "cancelOrder", "listReturns", "getReturnable", "getOrder");
        assertThat(recorded.get(1).path("object_id").asString()).isEqualTo(order);
        assertThat(recorded.get(1).path("client").asString()).isEqualTo("shopper");
        assertThat(recorded.get(1).path("request_id").asString()).isNotEmpty();
        assertThat(refusals("ANOTHERS_ORDER") - counted).isEqualTo(6);
    }

    @Test
    void aShopperIsNotShownWhatStaffWriteForEachOther() {
        var api = Api.shopper(port, ann);
        var read = api.get("/v1/orders/" + order).body();

        assertThat(read.has("workflow_id")).isFalse();
        assertThat(read.at("/fulfillment_orders/0").has("attention")).isFalse();
        assertThat(api.get("/v1/orders/" + order + "/timeline").problem()).isEqualTo("forbidden");
    }

    @Test
    void aShopperReadsOwnFulfillmentOrdersWithoutWhatStaffWrite() {
        var staff = shop.api();
        var work = "/v1/fulfillment-orders/" + order + ".1";
        assertThat(shop.act(order + ".1", "ready", "{\"staged_at\":\"shelf 4\"}")
                        .status())
                .isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            shop.act(order + ".1", "handover", "{\"pickup_code\":\"ZZZZZZZZ\"}");
        }
        assertThat(staff.get(work).body().at("/attention").asString()).contains("PICKUP_LOCKED");

        var own = Api.shopper(port, ann).get(work);

        assertThat(own.status()).as(own.text()).isEqualTo(200);
        assertThat(own.body().at("/status").asString()).isEqualTo("RELEASED");
        assertThat(own.body().at("/lines/0/quantity").asInt()).isEqualTo(2);
        assertThat(own.body().at("/collect_by"))
                .isEqualTo(staff.get(work).body().at("/collect_by"));
        assertThat(own.text()).doesNotContain("attention", "staged_at", "shelf 4", "PICKUP_LOCKED");
        var anothers = Api.shopper(port, bob);
        assertThat(anothers.get(work).problem()).isEqualTo("unknown-fulfillment-order");
        assertThat(withoutIds(anothers.get(work)))
                .isEqualTo(withoutIds(anothers.get("/v1/fulfillment-orders/ord_nobody.1")));
    }

    @Test
    void aStoreSeesTheOrdersThatItWorksOn() {
        var other = Shop.with(Api.operations(port), 10);
        var others = placed(other, ann);
        var store = Api.at(port, "store", "sam", shop.location());

        assertThat(store.get("/v1/orders/" + order).status()).isEqualTo(200);
        assertThat(store.get("/v1/orders/" + order + "/timeline").status()).isEqualTo(200);
        assertThat(store.get("/v1/orders/" + others).problem()).isEqualTo("not-found");
        assertThat(store.get("/v1/orders/" + others + "/timeline").problem()).isEqualTo("not-found");
        assertThat(store.get("/v1/orders?customer=" + ann).body().path("orders").findValuesAsString("order_id"))
                .containsExactly(order);
        assertThat(store.get("/v1/orders?location=" + other.location()).problem())
                .isEqualTo("not-found");
        assertThat(Api.at(port, "store", "sam", shop.location(), other.location())
                        .get("/v1/orders?customer=" + ann)
                        .body()
                        .path("orders")
                        .size())
                .isEqualTo(2);
    }

    private static Answer cancel(Api api, String order) {
        return api.send(
                "POST",
                "/v1/orders/" + order + "/cancellations",
                "{\"reason\":\"changed my mind\"}",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    /** A problem says nothing but its request's id that would tell the one from the other. */
    private static String withoutIds(Answer answer) {
        return answer.text().replaceAll("\"request_id\":\"[^\"]*\"", "");
    }

    private double refusals(String kind) {
        return Api.operations(port)
                .get("/actuator/metrics/throughline.refusals?tag=kind:" + kind)
                .body()
                .at("/measurements/0/value")
                .asDouble(0);
    }
}
