package dev.throughline.oms.worker.exceptions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.reconciliation.Reconciliation;
import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.Shop;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Parcels that are lost or damaged, captures and refunds that are refused: by HTTP, to the end, with the books in order. */
@ApplicationTest
class ParcelTroubleHttpTest {
    @LocalServerPort
    private int port;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private JdbcClient jdbc;

    private Api api = new Api(0, null);

    @BeforeEach
    void logIn() {
        api = Api.operations(port);
    }

    @Test
    void aLostParcelIsReplacedDeliveredAndComplete() throws Exception {
        var shop = Shop.with(api, 3);
        var order = shipped(shop, 1, "tok_visa");
        track(order + ".1", "{\"status\":\"LOST\"}");
        var entry = awaitException(order, "LOST");
        assertThat(entry.at("/fulfillment_order_id").asString()).isEqualTo(order + ".1");
        assertThat(entry.at("/due_by").asString()).isNotEmpty();
        assertThat(status(order)).isEqualTo("PARTLY_FULFILLED");
        assertThat(resolve(entry, "RETRY", "").problem()).isEqualTo("resolution-not-possible");

        for (var answer : atOnce(entry, "REPLACE", 20)) {
            assertThat(answer.status() == 200 || answer.problem().equals("exception-closed"))
                    .as(answer.text())
                    .isTrue();
        }
        var work = api.get("/v1/orders/" + order).body().at("/fulfillment_orders");
        assertThat(work).as("one replacement").hasSize(2);
        assertThat(shop.available()).as("one is gone, one is committed anew").isEqualTo(1);
        assertInOrder(order);

        pack(shop, order + ".2");
        track(order + ".2", "{\"status\":\"DELIVERED\"}");
        awaitStatus(order, "COMPLETED");
        var payments = api.get("/v1/orders/" + order).body().at("/payments");
        assertThat(payments.at("/captured/amount_minor").asLong()).isEqualTo(612);
        assertThat(payments.at("/refunded/amount_minor").asLong()).isZero();
        assertThat(timeline(order)).contains("oms.order.lost.v1", "oms.order.replaced.v1", "oms.order.completed.v1");
        assertInOrder(order);

        track(order + ".1", "{\"status\":\"DELIVERED\"}");
        track(order + ".1", "{\"status\":\"DELIVERED\"}");
        assertThat(awaitException(order, "FOUND").at("/possible_resolutions").toString())
                .isEqualTo("[\"ACKNOWLEDGE\"]");
        assertThat(resolve(awaitException(order, "FOUND"), "ACKNOWLEDGE", "").status())
                .isEqualTo(200);
        assertThat(exceptions(order)).isEmpty();
    }

    @Test
    void aLostParcelIsRefundedWithItsShareOfTheShippingCharge() {
        var shop = Shop.with(api, 1);
        var order = shipped(shop, 1, "tok_visa");
        track(order + ".1", "{\"status\":\"LOST\"}");
        var entry = awaitException(order, "LOST");
        assertThat(resolve(entry, "REPLACE", "").body().at("/reason").asString())
                .isEqualTo("nobody has 1 of its units to send again");
        assertThat(resolve(awaitException(order, "LOST"), "REFUND", "").status())
                .isEqualTo(200);
        awaitStatus(order, "CANCELLED");
        assertThat(api.get("/v1/orders/" + order)
                        .body()
                        .at("/payments/refunded/amount_minor")
                        .asLong())
                .isEqualTo(612);
        assertInOrder(order);
    }

    @Test
    void theDamagedOneOfTwoParcelsIsReplacedAndItsReplacementRefundedUntilItIsPacked() {
        var shop = Shop.with(api, 3);
        var order = shipped(shop, 2, "tok_visa");
        track(order + ".1", "{\"status\":\"DAMAGED\",\"lines\":[{\"line\":1,\"quantity\":1}]}");
        var entry = awaitException(order, "DAMAGED");
        track(order + ".1", "{\"status\":\"DELIVERED\"}");
        assertThat(resolve(entry, "REPLACE", "").status()).isEqualTo(200);
        awaitStatus(order, "PARTLY_FULFILLED");
        assertInOrder(order);
        var refund = api.send(
                "POST",
                "/v1/fulfillment-orders/" + order + ".2/parcel-decisions",
                "{\"choice\":\"REFUND\",\"reason\":\"wants it no more\"}");
        assertThat(refund.status()).as(refund.text()).isEqualTo(200);
        assertThat(refund.body().at("/refunded/0/quantity").asInt()).isEqualTo(1);
        awaitStatus(order, "COMPLETED");
        assertThat(shop.available()).as("the replacement's unit is free again").isEqualTo(1);
        assertThat(api.send(
                                "POST",
                                "/v1/fulfillment-orders/" + order + ".2/parcel-decisions",
                                "{\"choice\":\"REFUND\",\"reason\":\"again\"}")
                        .status())
                .isEqualTo(409);
        assertInOrder(order);
    }

    @Test
    void aRefundThatFailsIsRetriedUntilItWorksAndNeverCountedBefore() {
        var shop = Shop.with(api, 1);
        var entry = failedRefund(shop);
        var order = entry.at("/order_id").asString();
        assertThat(entry.at("/amount/amount_minor").asLong()).isEqualTo(612);
        assertThat(refunded(order)).isZero();
        assertThat(resolve(entry, "RETRY", "").body().at("/reason").asString()).isEqualTo("refused again: DECLINED");
        assertThat(refunded(order)).isZero();
        gatewayTakesRefunds(order);
        var paid = resolve(awaitException(order, "REFUND_FAILED"), "RETRY", "");
        assertThat(paid.body().at("/resolution").asString()).isEqualTo("paid back: decided");
        assertThat(refunded(order)).isEqualTo(612);
        assertThat(exceptions(order)).isEmpty();
        assertInOrder(order);
    }

    @Test
    void aRefundThatFailsIsSettledByOtherMeans() {
        var shop = Shop.with(api, 1);
        var entry = failedRefund(shop);
        var order = entry.at("/order_id").asString();
        assertThat(resolve(entry, "SETTLED_OTHERWISE", "").status()).isEqualTo(400);
        assertThat(resolve(entry, "SETTLED_OTHERWISE", ",\"reference\":\"bank/4711\"")
                        .status())
                .isEqualTo(200);
        assertThat(refunded(order)).isEqualTo(612);
        assertThat(exceptions(order)).isEmpty();
        assertInOrder(order);
    }

    @Test
    void aRefusedCaptureIsTriedAgainOrItsUnitsAreCancelled() {
        var shop = Shop.with(api, 1);
        var order = place(shop, 1, "tok_capture_decline");
        assertThat(shop.act(order + ".1", "pack", "{}").status()).isEqualTo(402);
        var entry = awaitException(order, "CAPTURE_FAILED");
        assertThat(resolve(entry, "RETRY", "").body().at("/closed_at").isMissingNode())
                .isTrue();
        assertThat(resolve(awaitException(order, "CAPTURE_FAILED"), "CANCEL", "")
                        .status())
                .isEqualTo(200);
        awaitStatus(order, "CANCELLED");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(exceptions(order)).isEmpty());
        assertThat(shop.available()).isEqualTo(1);
        assertInOrder(order);
    }

    private String place(Shop shop, int quantity, String token) {
        var placed = shop.place(shop.ship(quantity, token), UUID.randomUUID().toString());
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        return placed.body().path("order_id").asString();
    }

    private String shipped(Shop shop, int quantity, String token) {
        var order = place(shop, quantity, token);
        pack(shop, order + ".1");
        return order;
    }

    private static void pack(Shop shop, String work) {
        var packed = shop.act(work, "pack", "{}");
        assertThat(packed.status()).as(packed.text()).isEqualTo(200);
        var shipped = shop.act(work, "ship", "{\"carrier\":\"royal\",\"tracking_number\":\"T1\"}");
        assertThat(shipped.status()).as(shipped.text()).isEqualTo(200);
    }

    private JsonNode failedRefund(Shop shop) {
        var order = shipped(shop, 1, "tok_refund_decline");
        track(order + ".1", "{\"status\":\"LOST\"}");
        resolve(awaitException(order, "LOST"), "REFUND", "");
        awaitStatus(order, "CANCELLED");
        return awaitException(order, "REFUND_FAILED");
    }

    private void gatewayTakesRefunds(String order) {
        jdbc.sql("""
                        UPDATE gateway.authorization SET token = 'tok_visa'
                        WHERE reference IN (SELECT gateway_ref FROM payment.authorization WHERE order_id = :order)""").param("order", order).update();
    }

    private void track(String work, String body) {
        assertThat(api.send("POST", "/v1/fulfillment-orders/" + work + "/tracking", body)
                        .status())
                .isEqualTo(202);
    }

    private Answer resolve(JsonNode entry, String resolution, @Nullable String more) {
        return api.send(
                "POST",
                "/v1/exceptions/" + entry.at("/exception_id").asString() + "/resolution",
                "{\"resolution\":\"%s\",\"note\":\"decided\"%s}".formatted(resolution, more));
    }

    private List<Answer> atOnce(JsonNode entry, String resolution, int times) throws Exception {
        try (var threads = Executors.newFixedThreadPool(times)) {
            var calls = IntStream.range(0, times)
                    .<Callable<Answer>>mapToObj(i -> () -> resolve(entry, resolution, ""))
                    .toList();
            return threads.invokeAll(calls).stream()
                    .map(done -> done.resultNow())
                    .toList();
        }
    }

    private JsonNode awaitException(String order, String kind) {
        var found = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> api.get("/v1/exceptions?order_id=" + order + "&kind=" + kind)
                                .body()
                                .path("exceptions"),
                        exceptions -> !exceptions.isEmpty());
        assertThat(found).hasSize(1);
        return found.path(0);
    }

    private JsonNode exceptions(String order) {
        return api.get("/v1/exceptions?order_id=" + order).body().path("exceptions");
    }

    private void awaitStatus(String order, String status) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> status.equals(status(order)));
    }

    private String status(String order) {
        return api.get("/v1/orders/" + order).body().at("/status").asString();
    }

    private long refunded(String order) {
        return api.get("/v1/orders/" + order)
                .body()
                .at("/payments/refunded/amount_minor")
                .asLong();
    }

    private String timeline(String order) {
        return api.get("/v1/orders/" + order + "/timeline").text();
    }

    /** What stays; between two steps of its process an order may show up for a moment. */
    private void assertInOrder(String order) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(reconciliation.report().invariants())
                        .allSatisfy(invariant ->
                                assertThat(invariant.violations()).noneMatch(violation -> violation.contains(order))));
    }
}
