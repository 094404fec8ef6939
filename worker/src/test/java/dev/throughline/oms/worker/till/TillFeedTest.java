package dev.throughline.oms.worker.till;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.inventory.OrderNotice;
import dev.throughline.oms.activities.inventory.OrderNotices;
import dev.throughline.oms.activities.till.TillRegister;
import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.Shop;
import dev.throughline.oms.worker.temporal.RunningOrders;
import dev.throughline.oms.workflows.order.StockChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ApplicationTest
class TillFeedTest {
    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private OrderNotices notices;

    @Autowired
    private RunningOrders orders;

    @Autowired
    private TillRegister register;

    @Autowired
    private TillSettlement settlement;

    private Till till = new Till(new Api(0, null), new Shop(new Api(0, null), "", ""));

    private TillSweep sweep(Clock clock) {
        return new TillSweep(register, settlement, new TillProperties(Duration.ZERO, Duration.ofDays(7)), clock);
    }

    @BeforeEach
    void openAStoreWithTenUnits() {
        till = Till.with(Api.operations(port), 10);
    }

    @Test
    void aSaleIsAnOrderOfItsCustomerWithPoints() {
        var sold = till.sendOne(till.sale(1, 2));

        assertThat(sold.path("outcome").asString()).as(sold.toString()).isEqualTo("RECORDED");
        var order = till.api().get("/v1/orders/" + sold.path("order_id").asString());
        assertThat(order.body().path("status").asString()).isEqualTo("COMPLETED");
        assertThat(till.onHand()).isEqualTo(8);
        awaitEndState("stock [8/0/0/0], orders COMPLETED 2000 0, points [20], unfinished 0");
    }

    @Test
    void eachTransactionIsAnsweredOnItsOwn() {
        till.send(till.sale(1, 1), till.sale(2, 1));

        var answer = till.send(
                till.sale(1, 1),
                till.sale(2, 3),
                till.sale(3, 1).replace("2026-03-02T09:03:00Z", "in the morning"),
                till.sale(4, 1).replace(till.location() + "\",\"work", "nowhere\",\"work"),
                till.sale(5, 0),
                till.sale(6, 1));

        assertThat(outcomes(answer.body()))
                .containsExactly("REPEATED", "CONFLICT", "REJECTED", "REJECTED", "REJECTED", "RECORDED");
        assertThat(answer.body().at("/results/2/errors/0/field").asString()).isEqualTo("ended_at");
        assertThat(answer.body().at("/results/3/errors/0/code").asString()).isEqualTo("unknown-location");
        assertThat(answer.body().at("/results/4/errors/0/field").asString()).isEqualTo("lines[0].quantity");
        assertThat(till.onHand()).isEqualTo(7);
        var attention = attention();
        assertThat(attention.at("/0/code").asString()).isEqualTo("CONFLICT");
        assertThat(attention.at("/0/received/lines/0/quantity").asInt()).isEqualTo(3);
    }

    @Test
    void whatTheCatalogueDoesNotKnowWaitsForAPersonAndTheRestIsApplied() {
        var code = "NEW-" + UUID.randomUUID();
        var sold = till.sendOne(
                till.transaction(1, till.line("SALE", till.shop().sku(), 1, ""), till.line("SALE", code, 2, "")));

        assertThat(Till.codes(sold)).containsExactly("UNKNOWN_SKU");
        assertThat(till.onHand()).isEqualTo(9);
        var path = "/v1/pos-attention/" + attention().at("/0/attention_id").asLong() + "/resolution";
        assertThat(till.api().send("POST", path, "{\"action\":\"APPLY\"}").problem())
                .isEqualTo("unknown-sku");

        till.api()
                .send(
                        "PUT",
                        "/v1/products",
                        "{\"products\":[{\"sku\":\"%s\",\"description\":\"New\"}]}".formatted(code));
        assertThat(till.api().send("POST", path, "{\"action\":\"APPLY\"}").status())
                .isEqualTo(200);
        assertThat(till.api().send("POST", path, "{\"action\":\"APPLY\"}").status())
                .isEqualTo(200);
        assertThat(till.api().send("POST", path, "{\"action\":\"DISMISS\"}").problem())
                .isEqualTo("already-resolved");
        assertThat(attention()).isEmpty();
        awaitEndState("stock [0/0/0/2, 9/0/0/0], orders COMPLETED 1000 0; COMPLETED 2000 0, points [30], unfinished 0");
    }

    @Test
    void aSaleThatIsToldAfterACountMovesNoStockAndIsAnOrderAllTheSame() {
        till.count(8, Instant.now().truncatedTo(ChronoUnit.MICROS));

        var late = till.sendOne(till.sale(1, 2));

        assertThat(Till.codes(late)).containsExactly("ALREADY_COUNTED");
        awaitEndState("stock [8/0/0/0], orders COMPLETED 2000 0, points [20], unfinished 0");
        assertThat(jdbc.sql("""
                        SELECT movement FROM inventory.ledger WHERE document = :order ORDER BY movement
                        """)
                        .param("order", late.path("order_id").asString())
                        .query(String.class)
                        .list())
                .containsExactly("COUNT", "TILL_SALE");
        assertThat(Till.codes(till.sendOne(till.sale(1, 2)))).containsExactly("ALREADY_COUNTED");
    }

    @Test
    void aReturnMayComeBeforeItsSale() {
        var early = till.sendOne(till.returned(2, 1, 1));

        assertThat(Till.codes(early)).containsExactly("WAITS_FOR_SALE");
        assertThat(till.onHand()).isEqualTo(11);

        till.send(till.sale(1, 2));
        settleUntil("stock [9/0/0/0], orders COMPLETED 2000 1, points [10], unfinished 0");
        assertThat(Till.codes(till.sendOne(till.returned(2, 1, 1)))).isEmpty();
        assertThat(jdbc.sql(
                                "SELECT sum(amount_minor) FROM payment.journal_entry WHERE order_id = :order AND account = 'till'")
                        .param(
                                "order",
                                till.sendOne(till.sale(1, 2)).path("order_id").asString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1_000);
    }

    @Test
    void aReturnWithoutASalePutsUnitsBackAndNotesTheMoney() {
        till.send(till.blindReturn(1, 2, "RESTOCKED"), till.blindReturn(2, 1, "NOT_RESTOCKED"));

        assertThat(till.onHand()).isEqualTo(12);
        assertThat(till.stock("damaged")).isEqualTo(1);
        assertThat(jdbc.sql("SELECT sum(refunded_minor) FROM till.transaction WHERE location_id = :location")
                        .param("location", till.location())
                        .query(Long.class)
                        .single())
                .isEqualTo(3_000);
    }

    @Test
    void unitsThatTheOrderNeverHadAreBackAllTheSameAndAPersonIsTold() {
        till.send(till.sale(1, 1));
        till.sendOne(till.returned(2, 1, 3));

        settleUntil("stock [12/0/0/0], orders COMPLETED 1000 0, points [10], unfinished 0");
        assertThat(attention().at("/0/code").asString()).isEqualTo("RETURN_REFUSED");
    }

    @Test
    void anExchangeIsASaleAndAReturnInOne() {
        till.send(till.sale(1, 2));
        till.send(till.transaction(
                2,
                till.line("RETURN", till.shop().sku(), 1, ",\"receipt\":" + till.receipt(1)),
                till.line("SALE", till.shop().sku(), 3, ""),
                till.line("SALE", till.shop().sku(), 4, ",\"voided\":true")));

        settleUntil("stock [6/0/0/0], orders COMPLETED 2000 1; COMPLETED 3000 0, points [40], unfinished 0");
    }

    @Test
    void whatWasBrokenOffChangesNothingAndWhatWasVoidedLaterIsUndone() {
        till.send(
                till.special(
                        1,
                        ",\"status\":\"VOIDED\"",
                        till.line("SALE", till.shop().sku(), 5, "")),
                till.special(3, ",\"voids\":" + till.receipt(2)),
                till.sale(2, 2));

        settleUntil("stock [10/0/0/0], orders RETURNED 2000 2, points [0], unfinished 0");
    }

    @Test
    void theSameFileOnTwoThreadsCountsOnce() throws Exception {
        var batch = List.of(till.sale(1, 2), till.returned(2, 1, 1), till.blindReturn(3, 1, "RESTOCKED"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<JsonNode> sending = () -> till.send(batch).body();
            for (var sent : threads.invokeAll(Collections.nCopies(2, sending))) {
                sent.get();
            }
        }

        settleUntil("stock [10/0/0/0], orders COMPLETED 2000 1, points [10], unfinished 0");
    }

    /** The till sells the last unit that an order was promised: the order is served from elsewhere. */
    @Test
    void aSaleOfACommittedLastUnitIsAShortageThatIsSourcedAnew() {
        var small = Till.with(till.api(), 1);
        var placed = small.shop()
                .place(small.shop().ship(1, "tok_visa"), UUID.randomUUID().toString());
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        var order = placed.body().path("order_id").asString();
        till.api().send("POST", "/v1/stock-receipts", """
                {"document":"%s","location":"%s","entries":[{"sku":"%s","quantity":1}]}
                """.formatted(
                        UUID.randomUUID(), till.location(), small.shop().sku()));

        small.send(small.sale(1, 1));

        tellOfShortage(order);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(till.api()
                                .get("/v1/locations/" + till.location() + "/fulfillment-orders")
                                .text())
                        .contains(order));
    }

    @Test
    void aSaleOfWhatACustomerWantedToCollectAsksTheCustomer() {
        var small = Till.with(till.api(), 1);
        var placed = small.shop()
                .place(small.shop().pickup(1, "tok_visa"), UUID.randomUUID().toString());
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        var order = placed.body().path("order_id").asString();

        small.send(small.sale(1, 1));

        tellOfShortage(order);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(till.api()
                                .get("/v1/exceptions?order_id=" + order)
                                .body()
                                .at("/exceptions/0/kind")
                                .asString())
                        .isEqualTo("SHORTAGE"));
        var decided = till.api()
                .send(
                        "POST",
                        "/v1/orders/" + order + "/unfillable-decisions",
                        "{\"choice\":\"CANCEL\",\"reason\":\"no more\"}",
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        assertThat(decided.body().at("/cancelled/0/quantity").asInt()).isEqualTo(1);
    }

    private void tellOfShortage(String order) {
        var told = notices.unsent(1_000).stream()
                .filter(notice -> notice.order().value().equals(order))
                .toList();
        assertThat(told).extracting(OrderNotice::kind).containsExactly(OrderNotice.Kind.SHORT);
        var notice = told.getFirst();
        orders.fellShort(notice.order(), new StockChange(notice.id().toString(), notice.location(), notice.lines()));
        notices.sent(notice.id());
    }

    private void settleUntil(String endState) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            till.settle(jdbc, register, settlement);
            assertThat(till.endState(jdbc)).isEqualTo(endState);
        });
    }

    private void awaitEndState(String endState) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(till.endState(jdbc)).isEqualTo(endState));
    }

    private JsonNode attention() {
        return till.api()
                .get("/v1/pos-attention?location=" + till.location())
                .body()
                .path("attention");
    }

    @Test
    void aSaleThatNeverComesIsAMatterForAPerson() {
        till.send(till.returned(2, 1, 1));

        sweep(Clock.offset(Clock.systemUTC(), Duration.ofDays(8))).sweep(Duration.ZERO);

        assertThat(attention().at("/0/code").asString()).isEqualTo("SALE_MISSING");
    }

    private static List<String> outcomes(JsonNode body) {
        return body.path("results")
                .valueStream()
                .map(result -> result.path("outcome").asString())
                .toList();
    }
}
