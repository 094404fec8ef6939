package dev.throughline.oms.worker.substitution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.messaging.Consignments;
import dev.throughline.oms.activities.reconciliation.Reconciliation;
import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.Shop;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Something else in place of what is not on the shelf, from the catalogue's rule to the return, over HTTP. */
@ApplicationTest
class SubstitutionHttpTest {
    @LocalServerPort
    private int port;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private Consignments consignments;

    private Api api = new Api(0, null);
    private Shop shop = new Shop(api, "", "");
    private String substitute = "";

    @BeforeEach
    void nameASubstitute() {
        api = Api.operations(port);
        shop = Shop.with(api, 5);
        substitute = shop.sku() + "-B";
        assertThat(api.send("PUT", "/v1/products", """
                {"products":[{"sku":"%s","description":"Blue mug","unit_price":"1","currency":"GBP"}]}
                """.formatted(substitute)).status())
                .isEqualTo(200);
        receive(substitute, 2);
        assertThat(name(true).status()).isEqualTo(200);
    }

    @Test
    void givesWhatTheRuleNamesAndTakesItBackAsWhatItIs() {
        var order = place(2, true);
        var key = UUID.randomUUID().toString();
        var body = asked(1, substitute, true, false);
        var given = give(order, body, key);
        assertThat(given.status()).as(given.text()).isEqualTo(200);
        assertThat(given.body().at("/lines/0/sku").asString()).isEqualTo(substitute);
        assertThat(give(order, body, key).text()).as("the same act").isEqualTo(given.text());
        assertThat(onHand(shop.sku())).as("one was not on the shelf").isEqualTo(4);
        var work = given.body().at("/fulfillment_order_id").asString();
        assertThat(consignments.find(new FulfillmentOrderId(work)).orElseThrow().skus())
                .as("what the customer is told of")
                .isEqualTo(Map.of(1, new Sku(substitute)));

        deliver(order + ".1");
        deliver(work);
        awaitStatus(order, "COMPLETED");
        var read = api.get("/v1/orders/" + order).body();
        assertThat(read.at("/payments/captured/amount_minor").asLong())
                .as("the line's price")
                .isEqualTo(read.at("/goods_total/amount_minor").asLong()
                        + read.at("/charges_total/amount_minor").asLong());
        assertThat(onHand(substitute)).isEqualTo(1);
        assertThat(api.get("/v1/orders/" + order + "/timeline").text())
                .contains("oms.order.substituted.v1", "\"consent\":\"RULE\"");

        assertThat(back(order, "").body().at("/errors/0/field").asString())
                .as("which of the two")
                .isEqualTo("lines[0].sku");
        var returned = back(order, ",\"sku\":\"%s\"".formatted(substitute));
        assertThat(returned.status()).as(returned.text()).isEqualTo(201);
        assertThat(onHand(substitute)).isEqualTo(2);
        assertThat(back(order, ",\"sku\":\"%s\"".formatted(substitute)).problem())
                .as("it was given once")
                .isEqualTo("not-returnable");
        assertThat(back(order, "").status()).as("what is left").isIn(201, 422);
        assertNothingIsWrong(order);
    }

    @Test
    void asksTheCustomerWhereNoRuleSpeaksForThem() {
        var order = place(1, false);
        assertRefused(give(order, asked(1, substitute, true, false)), "did not say");
        assertThat(name(false).status()).isEqualTo(200);
        var willing = place(1, true);
        assertRefused(give(willing, asked(1, substitute, true, false)), "wants the customer to be asked");
        assertThat(api.send("PUT", "/v1/products/" + shop.sku() + "/substitutes", "{\"substitutes\":[]}")
                        .body()
                        .at("/substitutes"))
                .isEmpty();
        assertRefused(give(willing, asked(1, substitute, true, false)), "does not name it");

        assertThat(give(order, asked(1, substitute, false, true)).status()).isEqualTo(200);
        assertThat(onHand(shop.sku())).as("it is still there").isEqualTo(5);
        assertThat(api.get("/v1/orders/" + order + "/timeline").text()).contains("\"consent\":\"CUSTOMER\"");
    }

    @Test
    void changesNothingWhereItCannotBeHad() {
        var order = place(3, true);
        var events = api.get("/v1/orders/" + order + "/timeline").text();
        assertRefused(give(order, asked(3, substitute, true, false)), "too few of it");
        assertThat(give(order, asked(1, "nothing like it", true, true)).problem())
                .isEqualTo("unknown-sku");
        assertThat(give(order, asked(4, substitute, true, false)).problem()).isEqualTo("too-many-units");
        assertThat(give(order, asked(1, substitute, true, false).replace("\"line\":1", "\"line\":2"))
                        .problem())
                .isEqualTo("unknown-line");
        assertThat(api.get("/v1/orders/" + order + "/timeline").text()).isEqualTo(events);
        assertThat(onHand(shop.sku())).isEqualTo(5);
    }

    @Test
    void kitsHaveNoSubstitutes() {
        var kit = substitute + "-KIT";
        api.send("PUT", "/v1/products", """
                {"products":[{"sku":"%s","description":"Two mugs","unit_price":"1","currency":"GBP"}]}
                """.formatted(kit));
        assertThat(api.send("PUT", "/v1/products/" + kit + "/kit", """
                {"components":[{"sku":"%s","quantity":2}]}
                """.formatted(substitute))
                        .status())
                .isEqualTo(200);
        var named = api.send("PUT", "/v1/products/" + shop.sku() + "/substitutes", """
                {"substitutes":[{"sku":"%s"}]}
                """.formatted(kit));
        assertThat(named.status()).isEqualTo(422);
        assertRefused(give(place(1, true), asked(1, kit, true, true)), "A kit");
    }

    @Test
    void ofASubstitutionAndACancellationAtOnceNeitherLosesAUnit() throws Exception {
        receive(substitute, 20);
        receive(shop.sku(), 20);
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 8; i++) {
                var order = place(2, true);
                List<Callable<Answer>> acts =
                        List.of(() -> give(order, asked(1, substitute, false, false)), () -> cancel(order));
                for (var answer : threads.invokeAll(acts)) {
                    assertThat(answer.resultNow().status())
                            .as(answer.resultNow().text())
                            .isIn(200, 409);
                }
                // A cancellation in the middle finds one unit alone, and is refused.
                cancel(order);
                awaitStatus(order, "CANCELLED");
                assertNothingIsWrong(order);
            }
        }
        assertThat(committed(substitute)).isZero();
        assertThat(committed(shop.sku())).isZero();
    }

    private Answer cancel(String order) {
        return api.send(
                "POST",
                "/v1/orders/" + order + "/cancellations",
                "{\"lines\":[{\"line\":1,\"quantity\":2}],\"reason\":\"race\"}",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private Answer name(boolean automatic) {
        return api.send("PUT", "/v1/products/" + shop.sku() + "/substitutes", """
                {"substitutes":[{"sku":"%s","automatic":%s}]}
                """.formatted(substitute, automatic));
    }

    private String place(int units, boolean accepts) {
        var body = shop.ship(units, "tok_visa").replaceFirst("\\{", "{\"accepts_substitutes\":" + accepts + ",");
        var placed = shop.place(body, UUID.randomUUID().toString());
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        return placed.body().at("/order_id").asString();
    }

    private static String asked(int units, String sku, boolean notFound, boolean agreed) {
        return "{\"line\":1,\"quantity\":%d,\"sku\":\"%s\",\"not_found\":%s,\"customer_agreed\":%s}"
                .formatted(units, sku, notFound, agreed);
    }

    private Answer give(String order, String body) {
        return give(order, body, UUID.randomUUID().toString());
    }

    private Answer give(String order, String body, String key) {
        return api.send("POST", "/v1/fulfillment-orders/" + order + ".1/substitute", body, "Idempotency-Key", key);
    }

    private static void assertRefused(Answer answer, String why) {
        assertThat(answer.problem()).as(answer.text()).isEqualTo("substitution-refused");
        assertThat(answer.text()).contains(why);
    }

    private void deliver(String work) {
        assertThat(shop.act(work, "pack", "{}").status()).isEqualTo(200);
        assertThat(shop.act(work, "tracking", "{\"status\":\"DELIVERED\"}").status())
                .isEqualTo(202);
    }

    private Answer back(String order, String more) {
        return api.send(
                "POST",
                "/v1/returns",
                """
                {"order_id":"%s","location":"%s","reason":"not mine",
                 "lines":[{"line":1,"quantity":1,"disposition":"RESTOCKED"%s}]}
                """.formatted(order, shop.location(), more),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private void receive(String sku, int units) {
        assertThat(api.send("POST", "/v1/stock-receipts", """
                        {"document":"%s","location":"%s","entries":[{"sku":"%s","quantity":%d}]}
                        """.formatted(UUID.randomUUID(), shop.location(), sku, units))
                        .status())
                .isEqualTo(200);
    }

    private int onHand(String sku) {
        return balance(sku, "on_hand");
    }

    private int committed(String sku) {
        return balance(sku, "committed");
    }

    private int balance(String sku, String field) {
        return api.get("/v1/stock?location=" + shop.location() + "&sku=" + sku)
                .body()
                .at("/balances/0/" + field)
                .asInt();
    }

    private void awaitStatus(String order, String status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> status.equals(
                        api.get("/v1/orders/" + order).body().at("/status").asString()));
    }

    private void assertNothingIsWrong(String order) {
        assertThat(reconciliation.report().invariants().stream()
                        .flatMap(invariant -> invariant.violations().stream())
                        .filter(violation -> violation.contains(order) || violation.contains(shop.sku())))
                .isEmpty();
    }
}
