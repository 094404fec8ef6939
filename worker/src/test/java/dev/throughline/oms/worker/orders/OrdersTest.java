package dev.throughline.oms.worker.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.messaging.PickupCodes;
import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class OrdersTest {
    @LocalServerPort
    private int port;

    @Autowired
    private PickupCodes pickupCodes;

    private Api api = new Api(0, null);

    @BeforeEach
    void logIn() {
        api = Api.operations(port);
    }

    @Test
    void shipsAnOrderUntilItIsDelivered() {
        var shop = Shop.with(api, 10);
        var placed = shop.accepted(shop.ship(3, "tok_visa"));
        var order = placed.body().path("order_id").asString();
        assertThat(placed.body().at("/total/amount_minor").asLong()).isEqualTo(638 + 399);
        var work = onlyWorkOf(order);

        assertThat(shop.act(work, "start", null).status()).isEqualTo(200);
        assertThat(shop.act(work, "pick", "{\"lines\":[{\"line\":1,\"quantity\":3}]}")
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("PICKED");
        assertThat(shop.act(work, "ship", "{\"carrier\":\"RM\",\"tracking_number\":\"1\"}")
                        .problem())
                .isEqualTo("not-released");
        assertThat(shop.act(work, "pack", "{}").body().path("status").asString())
                .isEqualTo("RELEASED");
        assertThat(shop.act(work, "pack", "{}").body().path("status").asString())
                .isEqualTo("RELEASED");
        assertThat(shop.act(work, "ship", "{\"carrier\":\"RM\",\"tracking_number\":\"1\"}")
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("SHIPPED");
        assertThat(shop.act(work, "tracking", "{\"status\":\"DELIVERED\"}").status())
                .isEqualTo(202);

        awaitStatus(order, "COMPLETED");
        var read = api.get("/v1/orders/" + order).body();
        assertThat(read.at("/payments/captured/amount_minor").asLong()).isEqualTo(1037);
        assertThat(read.at("/lines/0/units/0/state").asString()).isEqualTo("DELIVERED");
        assertThat(read.at("/lines/0/description").asString()).isEqualTo("Mug");
        assertThat(shop.available()).isEqualTo(7);
    }

    @Test
    void handsAPickupOverForItsCodeAndTakesItBack() {
        var shop = Shop.with(api, 5);
        var order = shop.accepted(shop.pickup(2, "tok_visa"))
                .body()
                .path("order_id")
                .asString();
        var work = onlyWorkOf(order);

        assertThat(shop.act(work, "pack", "{}").problem()).isEqualTo("wrong-method");
        var ready = shop.act(work, "ready", "{\"staged_at\":\"shelf 4\"}");
        assertThat(ready.body().path("staged_at").asString()).as(ready.text()).isEqualTo("shelf 4");
        assertThat(shop.act(work, "handover", "{\"pickup_code\":\"nonsense\"}").problem())
                .isEqualTo("pickup-code-wrong");
        var code = pickupCodes.codeFor(new FulfillmentOrderId(work)).orElseThrow();
        assertThat(shop.act(work, "handover", "{\"pickup_code\":\"%s\"}".formatted(code))
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("COLLECTED");
        assertThat(shop.act(work, "handover", "{\"pickup_code\":\"%s\"}".formatted(code))
                        .problem())
                .isEqualTo("pickup-code-used");
        awaitStatus(order, "COMPLETED");

        var back = """
                {"order_id":"%s","location":"%s","reason":"too small",
                 "lines":[{"line":1,"quantity":1,"disposition":"RESTOCKED"}]}
                """.formatted(order, shop.location());
        var key = UUID.randomUUID().toString();
        var taken = api.send("POST", "/v1/returns", back, "Idempotency-Key", key);
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        assertThat(taken.body().path("status").asString()).isEqualTo("REFUNDED");
        assertThat(api.send("POST", "/v1/returns", back, "Idempotency-Key", key).text())
                .isEqualTo(taken.text());
        assertThat(api.send("POST", "/v1/returns", back.replace("small", "big"), "Idempotency-Key", key)
                        .problem())
                .isEqualTo("idempotency-key-reused");
        assertThat(api.get("/v1/orders/" + order + "/returnable")
                        .body()
                        .at("/lines/0/quantity")
                        .asInt())
                .isEqualTo(1);
        var tooMany = back.replace("\"quantity\":1", "\"quantity\":2");
        var other = UUID.randomUUID().toString();
        assertThat(api.send("POST", "/v1/returns", tooMany, "Idempotency-Key", other)
                        .problem())
                .isEqualTo("not-returnable");
        assertThat(api.send("POST", "/v1/returns", tooMany, "Idempotency-Key", other)
                        .problem())
                .isEqualTo("not-returnable");
        assertThat(shop.available()).isEqualTo(4);
    }

    @Test
    void placesOneOrderHoweverOftenTheSameIsSaidAtOnce() throws Exception {
        var shop = Shop.with(api, 10);
        var body = shop.ship(2, "tok_visa");
        var key = UUID.randomUUID().toString();
        Callable<Answer> place = () -> shop.place(body, key);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(Collections.nCopies(20, place)).stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(answers).extracting(Answer::status).containsOnly(201);
            assertThat(answers.stream().map(Answer::text).collect(Collectors.toSet()))
                    .hasSize(1);
        }
        assertThat(shop.available()).isEqualTo(8);
        assertThat(shop.place(shop.ship(3, "tok_visa"), key).problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void answersARepeatAlsoWhenTheOrderIsClosedAndTheChannelChangesItsPrices() {
        var shop = Shop.with(api, 1);
        var key = UUID.randomUUID().toString();
        var body = shop.ship(1, "tok_visa");
        var first = shop.place(body, key);
        var order = first.body().path("order_id").asString();
        var cancelled = cancel(order, UUID.randomUUID().toString());
        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
        awaitStatus(order, "CANCELLED");
        api.send("PUT", "/v1/products", """
                {"products":[{"sku":"%s","description":"Mug","unit_price":"9","currency":"EUR"}]}
                """.formatted(shop.sku()));

        assertThat(shop.place(body, key).text()).isEqualTo(first.text());
    }

    @Test
    void refusesWhatCannotBeHadOrPaidAndKeepsNothing() {
        var shop = Shop.with(api, 1);

        var outOfStock = shop.place(shop.ship(2, "tok_visa"), UUID.randomUUID().toString());
        assertThat(outOfStock.status()).as(outOfStock.text()).isEqualTo(409);
        assertThat(outOfStock.problem()).isEqualTo("out-of-stock");
        assertThat(outOfStock.body().at("/errors/0/field").asString()).isEqualTo("lines[0].quantity");
        var declined = shop.place(shop.ship(1, "tok_decline"), UUID.randomUUID().toString());
        assertThat(declined.status()).as(declined.text()).isEqualTo(402);
        assertThat(declined.problem()).isEqualTo("payment-declined");
        assertThat(shop.available()).isEqualTo(1);
    }

    @Test
    void cancelsOnceAndThenSaysThatTheOrderIsClosed() {
        var shop = Shop.with(api, 3);
        var order =
                shop.accepted(shop.ship(3, "tok_visa")).body().path("order_id").asString();
        var key = UUID.randomUUID().toString();

        var cancelled = cancel(order, key);
        assertThat(cancelled.body().path("status").asString())
                .as(cancelled.text())
                .isEqualTo("CANCELLED");
        awaitStatus(order, "CANCELLED");
        assertThat(cancel(order, UUID.randomUUID().toString()).status()).isEqualTo(409);
        assertThat(shop.available()).isEqualTo(3);
        assertThat(api.get("/v1/orders/" + order + "/timeline")
                        .body()
                        .path("events")
                        .size())
                .isGreaterThan(1);
    }

    @Test
    void showsAPersonWhatTheyHaveToLookAtUntilTheyHave() {
        var shop = Shop.with(api, 5);
        var order = shop.accepted(shop.ship(1, "tok_capture_decline"))
                .body()
                .path("order_id")
                .asString();
        var work = onlyWorkOf(order);
        assertThat(shop.act(work, "pack", "{}").problem()).isEqualTo("payment-declined");
        var list = "/v1/attention?location=" + shop.location();

        var waiting = api.get(list).body().path("fulfillment_orders");
        assertThat(waiting).hasSize(1);
        assertThat(waiting.path(0).path("fulfillment_order_id").asString()).isEqualTo(work);
        assertThat(waiting.path(0).path("attention").asString()).isNotEmpty();

        var attended = shop.act(work, "attended", "{\"note\":\"the customer pays otherwise\"}");
        assertThat(attended.body().has("attention")).isFalse();
        assertThat(shop.act(work, "attended", "{\"note\":\"again\"}").status()).isEqualTo(200);
        assertThat(api.get(list).body().path("fulfillment_orders")).isEmpty();
        assertThat(api.get("/v1/orders/" + order + "/timeline").text()).contains("the customer pays otherwise");
    }

    @Test
    void answersARefusedReturnToTheSameBodyOnly() {
        var shop = Shop.with(api, 5);
        var order =
                shop.accepted(shop.ship(1, "tok_visa")).body().path("order_id").asString();
        var key = UUID.randomUUID().toString();

        assertThat(takeBack(shop, order, "too small", key).problem()).isEqualTo("not-returnable");
        assertThat(takeBack(shop, order, "too small", key).problem()).isEqualTo("not-returnable");
        var other = takeBack(shop, order, "too large", key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    }

    private Answer takeBack(Shop shop, String order, String reason, String key) {
        return api.send("POST", "/v1/returns", """
                {"order_id":"%s","location":"%s","reason":"%s","lines":[{"line":1,"quantity":1,"disposition":"RESTOCKED"}]}
                """.formatted(order, shop.location(), reason), "Idempotency-Key", key);
    }

    @Test
    void releasesNothingWhileOnHold() {
        var shop = Shop.with(api, 1);
        var order =
                shop.accepted(shop.ship(1, "tok_visa")).body().path("order_id").asString();
        var work = onlyWorkOf(order);

        assertThat(api.send("POST", "/v1/orders/" + order + "/hold", "{\"reason\":\"address\"}")
                        .status())
                .isEqualTo(204);
        assertThat(api.send("POST", "/v1/orders/" + order + "/hold", "{\"reason\":\"address\"}")
                        .problem())
                .isEqualTo("order-on-hold");
        assertThat(shop.act(work, "pack", "{}").problem()).isEqualTo("order-on-hold");
        assertThat(api.send("POST", "/v1/orders/" + order + "/release", "{\"reason\":\"clear\"}")
                        .status())
                .isEqualTo(204);
        assertThat(shop.act(work, "pack", "{}").status()).isEqualTo(200);
    }

    @Test
    void recordsATillSaleOnce() {
        var shop = Shop.with(api, 1);
        var sale = """
                {"location":"%s","till_transaction":"t1","sold_at":"2026-01-05T10:00:00Z","currency":"GBP",
                 "lines":[{"sku":"%s","quantity":2,"unit_price":"1.50"}]}
                """.formatted(shop.location(), shop.sku());

        var first = api.send("POST", "/v1/till-sales", sale);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.body().path("status").asString()).isEqualTo("COMPLETED");
        assertThat(api.send("POST", "/v1/till-sales", sale).text()).isEqualTo(first.text());
    }

    @Test
    void neverTakesACardNumber() {
        var shop = Shop.with(api, 1);

        var answer = shop.place(
                shop.ship(1, "4242 4242 4242 4242"), UUID.randomUUID().toString());

        assertThat(answer.problem()).isEqualTo("card-number-refused");
        assertThat(answer.text()).doesNotContain("4242");
    }

    @Test
    void turnsThePagesOfAList() {
        var shop = Shop.with(api, 5);
        for (int i = 0; i < 3; i++) {
            shop.accepted(shop.ship(1, "tok_visa"));
        }
        var first = api.get("/v1/locations/" + shop.location() + "/fulfillment-orders?limit=2")
                .body();
        var second = api.get("/v1/locations/" + shop.location() + "/fulfillment-orders?limit=2&cursor="
                        + first.path("next_cursor").asString())
                .body();

        assertThat(first.path("fulfillment_orders").size()).isEqualTo(2);
        assertThat(second.path("fulfillment_orders").size()).isEqualTo(1);
        assertThat(second.has("next_cursor")).isFalse();
        assertThat(api.get("/v1/orders?channel=web&limit=1").body().has("next_cursor"))
                .isTrue();
    }

    private Answer cancel(String order, String key) {
        return api.send("POST", "/v1/orders/" + order + "/cancellations", "{\"reason\":\"x\"}", "Idempotency-Key", key);
    }

    private String onlyWorkOf(String order) {
        var work = api.get("/v1/orders/" + order).body().path("fulfillment_orders");
        assertThat(work.size()).isEqualTo(1);
        return work.path(0).path("fulfillment_order_id").asString();
    }

    private void awaitStatus(String order, String status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(api.get("/v1/orders/" + order)
                                .body()
                                .path("status")
                                .asString())
                        .isEqualTo(status));
    }
}
