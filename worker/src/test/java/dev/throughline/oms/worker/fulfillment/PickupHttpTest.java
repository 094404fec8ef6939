package dev.throughline.oms.worker.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.throughline.oms.activities.messaging.PickupCodes;
import dev.throughline.oms.activities.messaging.PickupCodes.ProxyTicket;
import dev.throughline.oms.activities.messaging.PickupCodes.Ticket;
import dev.throughline.oms.activities.order.OrderBook;
import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.Shop;
import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class PickupHttpTest {
    @LocalServerPort
    private int port;

    @Autowired
    private PickupCodes codes;

    @Autowired
    private OrderBook book;

    private Api api = new Api(0, null);

    @BeforeEach
    void logIn() {
        api = Api.operations(port);
    }

    private record Waiting(Shop shop, String order, String id) {
        Answer act(String act, String body) {
            return shop.act(id, act, body);
        }

        Answer handOver(String code, String more) {
            return act("handover", "{\"pickup_code\":\"%s\"%s}".formatted(code, more));
        }

        Waiting as(Api caller) {
            return new Waiting(new Shop(caller, shop.location(), shop.sku()), order, id);
        }

        Answer put(String what, String body) {
            return shop.api().send("PUT", "/v1/fulfillment-orders/" + id + "/" + what, body);
        }

        Answer read() {
            return shop.api().get("/v1/fulfillment-orders/" + id);
        }
    }

    /** An order that is accepted by the store, and not yet ready. */
    private Waiting ordered(Shop shop, int units, boolean curbside) {
        var body = shop.pickup(units, "tok_visa");
        var asked = curbside ? body.replace("\"method\":\"PICKUP\"", "\"method\":\"PICKUP\",\"curbside\":true") : body;
        var placed = shop.place(asked, UUID.randomUUID().toString());
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        var order = placed.body().path("order_id").asString();
        var work = api.get("/v1/orders/" + order).body().at("/fulfillment_orders/0/fulfillment_order_id");
        return new Waiting(shop, order, work.asString());
    }

    private Waiting ready(Shop shop, int units) {
        var pickup = ordered(shop, units, false);
        assertThat(pickup.act("ready", "{\"staged_at\":\"shelf 4\"}").status()).isEqualTo(200);
        return pickup;
    }

    private Ticket ticket(Waiting pickup) {
        return codes.ticketFor(new FulfillmentOrderId(pickup.id())).orElseThrow();
    }

    private ProxyTicket proxyTicket(Waiting pickup) {
        return Objects.requireNonNull(ticket(pickup).proxy());
    }

    @Test
    void collectsWithTheCodeThatWasScannedAndASignatureAndTheCodeWorksOnce() throws IOException {
        var pickup = ordered(Shop.with(api, 3), 1, false);
        assertThat(pickup.act("accept", "").body().path("accepted_at").asString())
                .isNotEmpty();
        pickup.act("ready", "{\"staged_at\":\"shelf 4\"}");
        var ticket = ticket(pickup);

        assertThat(pickup.handOver(ticket.code(), ",\"signature\":\"bm8gcGljdHVyZQ==\"")
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(pickup.handOver(ticket.code(), ",\"signature\":\"*\"").status())
                .isEqualTo(400);
        assertThat(pickup.handOver(ticket.code(), ",\"collected_by\":\"PROXY\"").problem())
                .isEqualTo("pickup-code-wrong");
        var done = pickup.handOver(ticket.payload(), ",\"signature\":\"" + png(20) + "\"");
        assertThat(done.body().path("status").asString()).as(done.text()).isEqualTo("COLLECTED");
        assertThat(pickup.act("accept", "").problem()).isEqualTo("not-open");
    }

    @Test
    void anotherPersonCollectsWithTheirOwnCodeOnceTheirIdentityIsChecked() {
        var pickup = ready(Shop.with(api, 3), 1);
        var customers = ticket(pickup).code();
        assertThat(pickup.put("proxy", "{\"name\":\"  \"}").problem()).isEqualTo("invalid-request");
        var named = pickup.put("proxy", "{\"name\":\"B. Other\"}");
        assertThat(named.body().path("proxy").asString()).as(named.text()).isEqualTo("B. Other");
        var code = proxyTicket(pickup).code();
        assertThat(code).isNotEqualTo(customers);

        assertThat(pickup.handOver(code, "").problem()).isEqualTo("identity-check-required");
        assertThat(pickup.handOver(code, ",\"collected_by\":\"PROXY\",\"identity_checked\":true")
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("COLLECTED");
        awaitStatus(pickup, "COMPLETED");
        assertThat(api.get("/v1/orders/" + pickup.order() + "/timeline").text()).doesNotContain("Other");
    }

    @Test
    void fiveWrongCodesLockItAndANewCodeOpensIt() {
        var pickup = ready(Shop.with(api, 3), 1);
        var first = ticket(pickup).code();
        for (int i = 0; i < 5; i++) {
            assertThat(pickup.handOver("GUESS" + i, "").problem()).isEqualTo("pickup-code-wrong");
        }
        assertThat(pickup.handOver(first, "").problem()).isEqualTo("pickup-code-locked");

        assertThat(pickup.act("pickup-code/resend", "{}").status()).isEqualTo(200);
        assertThat(pickup.handOver(first, "").problem()).isEqualTo("pickup-code-locked");
        assertThat(pickup.act("pickup-code/resend", "{\"renew\":true}").status())
                .isEqualTo(200);
        assertThat(pickup.handOver(first, "").problem()).isEqualTo("pickup-code-wrong");
        assertThat(pickup.act("pickup-code/resend", "{}").status()).isEqualTo(200);
        assertThat(pickup.act("pickup-code/resend", "{}").problem()).isEqualTo("too-many-resends");
        assertThat(pickup.handOver(ticket(pickup).code(), "").status()).isEqualTo(200);
    }

    @Test
    void whoeverBuysWineShowsThatTheyAreOldEnough() {
        var shop = Shop.with(api, 3);
        var product = """
                {"products":[{"sku":"%s","description":"Wine","unit_price":"2.125","currency":"GBP","minimum_age":18}]}
                """.formatted(shop.sku());
        assertThat(api.send("PUT", "/v1/products", product).status()).isEqualTo(200);
        assertThat(api.get("/v1/products/" + shop.sku())
                        .body()
                        .path("minimum_age")
                        .asInt())
                .isEqualTo(18);
        var pickup = ready(shop, 1);
        assertThat(pickup.read().body().at("/lines/0/minimum_age").asInt()).isEqualTo(18);

        assertThat(pickup.handOver(ticket(pickup).code(), "").problem()).isEqualTo("age-check-required");
        assertThat(pickup.handOver("GUESS", "").problem())
                .as("whoever has no code learns nothing")
                .isEqualTo("pickup-code-wrong");
        assertThat(pickup.handOver(ticket(pickup).code(), ",\"age_checked\":true")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void bringsGoodsOutToCustomersOnTheirWay() {
        var shop = Shop.with(api, 5);
        var refused = shop.place(
                shop.pickup(1, "tok_visa").replace("\"method\":\"PICKUP\"", "\"method\":\"PICKUP\",\"curbside\":true"),
                UUID.randomUUID().toString());
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        var terms = "/v1/locations/" + shop.location() + "/store-terms";
        assertThat(api.get(terms).body().path("curbside").asBoolean()).isFalse();
        assertThat(api.send("PUT", terms, "{\"curbside\":true,\"accept_within_minutes\":30}")
                        .body()
                        .path("collect_within_days")
                        .asInt())
                .isEqualTo(14);
        var first = ready(shop, 1);
        var outside = ordered(shop, 1, true);
        assertThat(outside.act("on-my-way", coming(Duration.ofMinutes(20))).problem())
                .isEqualTo("not-released");
        outside.act("ready", "{}");

        var told = outside.act("on-my-way", coming(Duration.ofMinutes(20)));
        assertThat(told.body().at("/arrival/vehicle").asString())
                .as(told.text())
                .isEqualTo("blue van");
        assertThat(told.body().path("curbside").asBoolean()).isTrue();
        assertThat(outside.act("on-my-way", coming(Duration.ofDays(3))).problem())
                .isEqualTo("invalid-request");
        var queue = api.get("/v1/locations/" + shop.location() + "/fulfillment-orders")
                .body()
                .path("fulfillment_orders");
        assertThat(queue.path(0).path("fulfillment_order_id").asString()).isEqualTo(outside.id());
        assertThat(queue.path(1).path("fulfillment_order_id").asString()).isEqualTo(first.id());
        assertThat(queue.toString()).doesNotContain("blue van");
        assertThat(outside.act("arrived", "").body().at("/arrival/arrived_at").asString())
                .isNotEmpty();
        assertThat(outside.handOver(ticket(outside).code(), "").status()).isEqualTo(200);
        awaitStatus(outside, "COMPLETED");
        assertThat(api.get("/v1/orders/" + outside.order() + "/timeline").text())
                .contains("customer_coming")
                .doesNotContain("blue van");
    }

    @Test
    void oneOfTwentyHandoversAtOnceCountsAndAReplayIsRefused() throws Exception {
        var pickup = ready(Shop.with(api, 3), 1);
        var code = ticket(pickup).code();
        // Each is another act: another signature.
        var bodies = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            bodies.add(",\"signature\":\"" + png(10 + i) + "\"");
        }
        try (var threads = Executors.newFixedThreadPool(20)) {
            var answers = threads
                    .invokeAll(bodies.stream()
                            .<Callable<Answer>>map(body -> () -> pickup.handOver(code, body))
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .allMatch(answer -> answer.problem().equals("pickup-code-used"));
        }
        assertThat(pickup.handOver(code, "").problem()).isEqualTo("pickup-code-used");
        assertThat(api.get("/v1/refusals?kind=HANDOVER_REPLAYED&limit=200").text())
                .as("on record")
                .contains(pickup.id())
                .doesNotContain(code);
        assertThat(api.get("/v1/orders/" + pickup.order() + "/timeline").text())
                .containsOnlyOnce("oms.fulfillment.handed_over.v1")
                .containsOnlyOnce("oms.order.collected.v1");
    }

    @Test
    void theSameHandoverTwentyTimesAtOnceIsOne() throws Exception {
        var pickup = ready(Shop.with(api, 3), 1);
        var code = ticket(pickup).code();
        try (var threads = Executors.newFixedThreadPool(20)) {
            var answers =
                    threads
                            .invokeAll(Collections.nCopies(20, (Callable<Answer>) () -> pickup.handOver(code, "")))
                            .stream()
                            .map(Future::resultNow)
                            .toList();
            assertThat(answers).anyMatch(answer -> answer.status() == 200);
            assertThat(answers)
                    .allMatch(
                            answer -> answer.status() == 200 || answer.problem().equals("pickup-code-used"));
        }
        assertThat(api.get("/v1/orders/" + pickup.order() + "/timeline").text())
                .containsOnlyOnce("oms.fulfillment.handed_over.v1");
    }

    @Test
    void takesAPartNowAndTheRestWithANewCode() {
        var shop = Shop.with(api, 5);
        var pickup = ready(shop, 3);
        var first = ticket(pickup).code();
        assertThat(pickup.handOver(first, ",\"lines\":[{\"line\":1,\"quantity\":4}]")
                        .problem())
                .isEqualTo("too-many-units");

        var part = pickup.handOver(first, ",\"lines\":[{\"line\":1,\"quantity\":1}],\"rest\":\"KEEP\"");
        assertThat(part.body().path("status").asString()).as(part.text()).isEqualTo("RELEASED");
        assertThat(part.body().at("/lines/0/quantity").asInt()).isEqualTo(2);
        assertThat(part.body().at("/lines/0/collected").asInt()).isEqualTo(1);
        assertThat(pickup.handOver(first, "").problem()).isEqualTo("pickup-code-used");

        var second = ticket(pickup).code();
        assertThat(second).isNotEqualTo(first);
        var rest = pickup.handOver(second, ",\"lines\":[{\"line\":1,\"quantity\":1}],\"rest\":\"RETURN\"");
        assertThat(rest.body().path("status").asString()).as(rest.text()).isEqualTo("COLLECTED");
        awaitStatus(pickup, "COMPLETED");
        var order = api.get("/v1/orders/" + pickup.order()).body();
        assertThat(order.at("/lines/0/units").toString()).contains("COLLECTED", "CANCELLED");
        assertThat(order.at("/payments/refunded/amount_minor").asLong()).isPositive();
        assertThat(shop.available()).isEqualTo(3);
    }

    @Test
    void collectsOnAnotherDayOrIsANoShowWhenThatIsOver() {
        var shop = Shop.with(api, 5);
        var pickup = ready(shop, 1);
        assertThat(pickup.put("collect-by", byTime(Duration.ofDays(-1))).problem())
                .isEqualTo("unprocessable");
        assertThat(pickup.put("collect-by", byTime(Duration.ofDays(15))).problem())
                .isEqualTo("unprocessable");
        var later = pickup.put("collect-by", byTime(Duration.ofDays(13)));
        assertThat(later.status()).as(later.text()).isEqualTo(200);
        assertThat(Instant.parse(later.body().path("collect_by").asString()))
                .isAfter(Instant.now().plus(Duration.ofDays(12)));

        assertThat(pickup.put("collect-by", byTime(Duration.ofSeconds(2))).status())
                .isEqualTo(200);
        awaitStatus(pickup, "CANCELLED");
        assertThat(pickup.read().body().path("status").asString()).isEqualTo("NO_SHOW");
        assertThat(pickup.handOver("WHATEVER", "").problem()).isEqualTo("not-released");
        assertThat(shop.available()).isEqualTo(5);
        awaitRefund(pickup);
    }

    @Test
    void keepsWhatIsReadyAsLongAsTheStoreSays() {
        var shop = Shop.with(api, 5);
        var terms = "/v1/locations/" + shop.location() + "/store-terms";
        var refused = api.send("PUT", terms, "{\"keep_days\":8,\"collect_within_days\":7}");
        assertThat(refused.problem()).isEqualTo("unprocessable");
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("keep_days");
        assertThat(api.get(terms).body().path("keep_days").asInt()).isEqualTo(7);
        assertThat(api.send("PUT", terms, "{\"collect_within_days\":3,\"remind_days_before\":1}")
                        .body()
                        .path("keep_days")
                        .asInt())
                .isEqualTo(3);

        var pickup = ready(shop, 1);
        var end = Instant.parse(pickup.read().body().path("collect_by").asString());
        assertThat(end)
                .as("by Temporal's clock")
                .isCloseTo(Instant.now().plus(Duration.ofDays(3)), within(1, ChronoUnit.MINUTES));
        api.send("PUT", terms, "{\"keep_days\":1}");
        assertThat(pickup.read().body().path("collect_by").asString()).isEqualTo(end.toString());
    }

    private static String byTime(Duration in) {
        return "{\"collect_by\":\"%s\",\"reason\":\"away\"}"
                .formatted(Instant.now().plus(in));
    }

    @Test
    void givesAReadyPickupUp() {
        var shop = Shop.with(api, 5);
        var pickup = ordered(shop, 1, false);
        assertThat(pickup.act("give-up", "{\"reason\":\"changed my mind\"}").problem())
                .isEqualTo("not-released");
        pickup.act("ready", "{}");
        var key = UUID.randomUUID().toString();
        assertThat(api.send(
                                "POST",
                                "/v1/orders/" + pickup.order() + "/cancellations",
                                "{\"reason\":\"x\"}",
                                "Idempotency-Key",
                                key)
                        .problem())
                .isEqualTo("not-cancellable");

        var given = pickup.act("give-up", "{\"reason\":\"changed my mind\"}");
        assertThat(given.body().path("status").asString()).as(given.text()).isEqualTo("CANCELLED");
        awaitStatus(pickup, "CANCELLED");
        assertThat(shop.available()).isEqualTo(5);
        awaitRefund(pickup);
    }

    @Test
    void aStoreThatTakesWorkOnInTimeSaysUntilWhen() {
        var shop = Shop.with(api, 5);
        api.send("PUT", "/v1/locations/" + shop.location() + "/store-terms", "{\"accept_within_minutes\":30}");
        var pickup = ordered(shop, 1, false);

        var acceptBy = Instant.parse(pickup.read().body().path("accept_by").asString());
        assertThat(acceptBy)
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(20)),
                        Instant.now().plus(Duration.ofMinutes(31)));
    }

    @Test
    void aShopperSteersTheirOwnPickupAndNobodyElses() {
        var shop = Shop.with(api, 5);
        api.send("PUT", "/v1/locations/" + shop.location() + "/store-terms", "{\"curbside\":true}");
        var pickup = ready(shop, 1);
        var owner = "cus_" + UUID.randomUUID().toString().replace("-", "");
        book.assignCustomer(new OrderId(pickup.order()), new CustomerId(owner));
        var own = pickup.as(Api.shopper(port, owner));
        var other = pickup.as(Api.shopper(port, "cus_somebodyelse"));
        var elsewhere = pickup.as(Api.at(port, "store", "emp-9", "another-store"));

        for (var stranger : List.of(other, elsewhere)) {
            assertThat(stranger.act("pickup-code/resend", "{}").status()).isEqualTo(404);
            assertThat(stranger.put("collect-by", byTime(Duration.ofDays(3))).status())
                    .isEqualTo(404);
        }
        assertThat(other.put("proxy", "{\"name\":\"Eve\"}").status()).isEqualTo(404);
        assertThat(other.act("give-up", "{\"reason\":\"spite\"}").status()).isEqualTo(404);
        assertThat(elsewhere.handOver(ticket(pickup).code(), "").status()).isEqualTo(404);
        assertThat(own.handOver(ticket(pickup).code(), "").problem()).isEqualTo("forbidden");

        assertThat(own.act("pickup-code/resend", "{\"renew\":true}").status()).isEqualTo(200);
        assertThat(own.put("proxy", "{\"name\":\"B. Other\"}").status()).isEqualTo(200);
        assertThat(own.put("collect-by", byTime(Duration.ofDays(3))).status()).isEqualTo(200);
        assertThat(own.act("on-my-way", coming(Duration.ofMinutes(5))).status()).isEqualTo(200);
        assertThat(own.act("arrived", "").status()).isEqualTo(200);
        assertThat(api.send("DELETE", "/v1/fulfillment-orders/" + pickup.id() + "/proxy", null)
                        .status())
                .isEqualTo(204);
        var given = own.act("give-up", "{\"reason\":\"changed my mind\"}");
        assertThat(given.body().path("status").asString()).as(given.text()).isEqualTo("CANCELLED");
        assertThat(api.get("/v1/orders/" + pickup.order() + "/timeline").text()).contains("customer:" + owner);
    }

    /** The money goes back a moment after the units are given up. */
    private void awaitRefund(Waiting pickup) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> api.get("/v1/orders/" + pickup.order())
                                .body()
                                .at("/payments/refunded/amount_minor")
                                .asLong()
                        > 0);
    }

    private void awaitStatus(Waiting pickup, String status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> api.get("/v1/orders/" + pickup.order())
                        .body()
                        .path("status")
                        .asString()
                        .equals(status));
    }

    private static String coming(Duration in) {
        return "{\"eta\":\"%s\",\"spot\":\"bay 3\",\"vehicle\":\"blue van\"}"
                .formatted(Instant.now().plus(in));
    }

    @Test
    void erasesWhoCollectedWithTheCustomer() {
        var pickup = ready(Shop.with(api, 3), 1);
        pickup.put("proxy", "{\"name\":\"B. Other\"}");
        pickup.handOver(ticket(pickup).code(), "");
        awaitStatus(pickup, "COMPLETED");
        var customer = api.get("/v1/orders/" + pickup.order())
                .body()
                .path("customer_id")
                .asString();

        assertThat(api.send("DELETE", "/v1/customers/" + customer, null).status())
                .isEqualTo(204);

        assertThat(pickup.read().body().has("proxy")).isFalse();
    }

    private static String png(int width) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, 10, BufferedImage.TYPE_BYTE_GRAY), "png", bytes);
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
