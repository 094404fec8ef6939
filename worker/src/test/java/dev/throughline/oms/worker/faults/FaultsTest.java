package dev.throughline.oms.worker.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.messaging.PickupCodes;
import dev.throughline.oms.activities.reconciliation.Reconciliation;
import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.Shop;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class FaultsTest {
    private static final Set<String> FINAL = Set.of("COMPLETED", "CANCELLED", "RETURNED");

    @LocalServerPort
    private int port;

    @Autowired
    private PickupCodes pickupCodes;

    @Autowired
    private Reconciliation reconciliation;

    private Api api = new Api(0, null);

    @BeforeEach
    void logIn() {
        api = Api.operations(port);
    }

    @AfterEach
    void reportHonestly() {
        ExecuteThenFail.atRate(0);
    }

    /** Cases 1 and 6 of the field: the last unit is sold once, and stock is held before money. */
    @Test
    void acceptsExactlyAsManyOrdersAsThereAreUnits() throws Exception {
        assertThat(acceptedOf(60, 30)).isEqualTo(30);
        assertThat(acceptedOf(20, 1)).isEqualTo(1);
    }

    private long acceptedOf(int orders, int units) throws Exception {
        var shop = Shop.with(api, units);
        var placed = Crowd.allAtOnce(times(orders, () -> shop.place(shop.ship(1, "tok_visa"), key())));
        assertThat(placed.stream().filter(a -> a.status() != 201))
                .allSatisfy(lost -> assertThat(lost.problem()).isEqualTo("out-of-stock"));
        assertThat(shop.available()).isZero();
        assertInvariants();
        return placed.stream().filter(a -> a.status() == 201).count();
    }

    /** Cases 3, 4, 5, 15 and 17: repeated steps, lost answers, time-outs and double submits have no second effect. */
    @Test
    void holdsEveryInvariantWhenEveryFifthStepWorksAndIsReportedFailed() throws Exception {
        ExecuteThenFail.atRate(0.2);
        var shop = Shop.with(api, 1_000);
        var random = new Random(7);
        var tasks = new ArrayList<Callable<String>>();
        for (int i = 0; i < 40; i++) {
            tasks.add(course(shop, i, random.nextLong()));
        }
        var ends = Crowd.allAtOnce(tasks);

        assertThat(ExecuteThenFail.reportedFailed()).as("faults that happened").isGreaterThan(40);
        ExecuteThenFail.atRate(0);
        assertThat(ends).allMatch(end -> FINAL.contains(end) || "refused".equals(end));
        assertThat(ends).contains("COMPLETED", "CANCELLED", "refused");
        assertInvariants();
    }

    private Callable<String> course(Shop shop, int number, long seed) {
        return switch (number % 5) {
            case 0 -> () -> ship(shop, "tok_visa");
            case 1 -> () -> pickUp(shop);
            case 2 -> () -> cancel(shop);
            case 3 -> () -> refused(shop);
            default -> () -> ship(shop, new Random(seed).nextBoolean() ? "tok_lost_answer" : "tok_timeout");
        };
    }

    private String ship(Shop shop, String token) {
        var order = accepted(shop, shop.ship(2, token));
        var work = work(order);
        until(() -> shop.act(work, "pack", "{}"), 200);
        until(() -> shop.act(work, "ship", "{\"carrier\":\"RM\",\"tracking_number\":\"1\"}"), 200);
        until(() -> shop.act(work, "tracking", "{\"status\":\"DELIVERED\"}"), 202);
        return end(order);
    }

    private String pickUp(Shop shop) {
        var order = accepted(shop, shop.pickup(1, "tok_visa"));
        var work = work(order);
        until(() -> shop.act(work, "ready", "{}"), 200);
        var code = pickupCodes.codeFor(new FulfillmentOrderId(work)).orElseThrow();
        shop.act(work, "handover", "{\"pickup_code\":\"%s\"}".formatted(code));
        return end(order);
    }

    private String cancel(Shop shop) {
        var order = accepted(shop, shop.ship(3, "tok_visa"));
        var cancelled = api.send(
                "POST", "/v1/orders/" + order + "/cancellations", "{\"reason\":\"test\"}", "Idempotency-Key", key());
        assertThat(cancelled.status()).as(cancelled.text()).isIn(200, 409);
        return end(order);
    }

    private String refused(Shop shop) {
        var answer = placed(shop, shop.ship(1, "tok_decline"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(402);
        return "refused";
    }

    /** Cancel, pack and a second pack race for the same units: each unit goes one way, and money follows it. */
    @Test
    void letsUnitsGoOneWayWhenCancellingAndPackingRace() throws Exception {
        var shop = Shop.with(api, 500);
        for (int round = 0; round < 40; round++) {
            var order = accepted(shop, shop.ship(2, "tok_visa"));
            var work = work(order);
            var body = "{\"reason\":\"race\",\"lines\":[{\"line\":1,\"quantity\":" + (1 + round % 2) + "}]}";
            var path = "/v1/orders/" + order + "/cancellations";
            var answers = Crowd.allAtOnce(List.<Callable<Answer>>of(
                    () -> api.send("POST", path, body, "Idempotency-Key", key()),
                    () -> shop.act(work, "pack", "{}"),
                    () -> shop.act(work, "pack", "{}")));
            assertThat(answers).allSatisfy(a -> assertThat(a.status()).isIn(200, 409));
            shop.act(work, "tracking", "{\"status\":\"DELIVERED\"}");
            assertThat(end(order)).isIn(FINAL);
        }
        assertInvariants();
    }

    /** Case 12 and invariant 20: two associates, one item, one refund. */
    @Test
    void refundsOneUnitOnceHoweverManyTakeItBack() throws Exception {
        var shop = Shop.with(api, 5);
        var order = accepted(shop, shop.ship(1, "tok_visa"));
        var work = work(order);
        until(() -> shop.act(work, "pack", "{}"), 200);
        until(() -> shop.act(work, "tracking", "{\"status\":\"DELIVERED\"}"), 202);
        end(order);
        var back = """
                {"order_id":"%s","location":"%s","reason":"too small",
                 "lines":[{"line":1,"quantity":1,"disposition":"RESTOCKED"}]}
                """.formatted(order, shop.location());
        var answers = Crowd.allAtOnce(times(8, () -> api.send("POST", "/v1/returns", back, "Idempotency-Key", key())));

        assertThat(answers.stream().filter(a -> a.status() < 300)).hasSize(1);
        assertThat(api.get("/v1/orders/" + order)
                        .body()
                        .at("/payments/refunded/amount_minor")
                        .asLong())
                .isEqualTo(213);
        assertInvariants();
    }

    private Answer placed(Shop shop, String body) {
        var key = key();
        var answer = new Answer[] {shop.place(body, key)};
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            if (answer[0].status() == 202) {
                answer[0] = shop.place(body, key);
            }
            return answer[0].status() != 202;
        });
        return answer[0];
    }

    private String accepted(Shop shop, String body) {
        var placed = placed(shop, body);
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        return placed.body().path("order_id").asString();
    }

    private String work(String order) {
        var work = api.get("/v1/orders/" + order).body().at("/fulfillment_orders/0/fulfillment_order_id");
        return work.asString();
    }

    private String end(String order) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> FINAL.contains(status(order)));
        return status(order);
    }

    private String status(String order) {
        return api.get("/v1/orders/" + order).body().path("status").asString();
    }

    private static void until(Callable<Answer> act, int status) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> act.call().status() == status);
    }

    /** Steps after the last answer may still be under way for a moment. */
    private void assertInvariants() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(reconciliation.report().invariants())
                        .filteredOn(invariant -> !invariant.holds())
                        .isEmpty());
    }

    private static <T> List<Callable<T>> times(int n, Callable<T> task) {
        return Collections.nCopies(n, task);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
