package dev.throughline.oms.worker.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.Purchase;
import dev.throughline.oms.worker.orders.Shop;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What waits for a store, what it turns down, and what becomes of that. */
@ApplicationTest
class LocationWorkHttpTest {
    private static final String ALL_WEEK = """
            [{"day":"MONDAY","from":"00:00","to":"00:00"},{"day":"TUESDAY","from":"00:00","to":"00:00"},
             {"day":"WEDNESDAY","from":"00:00","to":"00:00"},{"day":"THURSDAY","from":"00:00","to":"00:00"},
             {"day":"FRIDAY","from":"00:00","to":"00:00"},{"day":"SATURDAY","from":"00:00","to":"00:00"},
             {"day":"SUNDAY","from":"00:00","to":"00:00"}]""";

    @LocalServerPort
    private int port;

    private Api api = new Api(0, null);

    @BeforeEach
    void logIn() {
        api = Api.operations(port);
    }

    @Test
    void aDamagedUnitIsTurnedDownMovedToDamagedAndSentFromElsewhere() {
        var shop = Shop.with(api, 3);
        var order = ship(shop, 1);
        var elsewhere = anotherStoreWith(shop, 1);

        var rejected = shop.act(order + ".1", "reject", "{\"reason_code\":\"DAMAGED\"}");

        assertThat(rejected.status()).as(rejected.text()).isEqualTo(200);
        assertThat(rejected.body().at("/resourced/0/quantity").asInt()).isEqualTo(1);
        assertThat(api.get("/v1/orders/" + order)
                        .body()
                        .at("/fulfillment_orders/1/location")
                        .asString())
                .isEqualTo(elsewhere);
        var balance = api.get("/v1/stock?location=" + shop.location() + "&sku=" + shop.sku())
                .body()
                .at("/balances/0");
        assertThat(balance.at("/on_hand").asInt()).as(balance.toString()).isEqualTo(2);
        assertThat(balance.at("/damaged").asInt()).isEqualTo(1);
        assertThat(balance.at("/committed").asInt()).isZero();
        var accuracy = api.get("/v1/locations/" + shop.location() + "/accuracy").body();
        assertThat(accuracy.at("/declined/0/reason_code").asString()).isEqualTo("DAMAGED");
        assertThat(accuracy.at("/requested").asInt()).isEqualTo(1);
        assertThat(accuracy.at("/accuracy").asDouble()).isZero();
        assertThat(api.get("/v1/orders/" + order + "/timeline").text()).contains("\"reason_code\":\"DAMAGED\"");
    }

    @Test
    void aReasonSaysWhatBecomesOfTheStockAndWhetherItCounts() {
        var shop = Shop.with(api, 2);
        var order = ship(shop, 1);
        var code = "T" + shop.location().substring(4).toUpperCase(Locale.ROOT);
        assertThat(api.send("PUT", "/v1/reject-reasons/" + code, """
                {"texts":{"en":"Strike"},"stock_effect":"NONE","counts_against_accuracy":false}
                """)
                        .body()
                        .at("/active")
                        .asBoolean())
                .isTrue();
        assertThat(shop.act(order + ".1", "reject", "{}").problem()).isEqualTo("invalid-request");
        assertThat(shop.act(order + ".1", "reject", "{\"reason_code\":\"NO_SUCH\"}")
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("reason_code");
        assertThat(shop.act(order + ".1", "reject", "{\"reason_code\":\"%s\",\"not_found\":true}".formatted(code))
                        .status())
                .isEqualTo(400);

        assertThat(shop.act(order + ".1", "reject", "{\"reason_code\":\"%s\"}".formatted(code))
                        .status())
                .isEqualTo(200);

        assertThat(shop.available()).as("they are there, and free again").isEqualTo(2);
        var accuracy = api.get("/v1/locations/" + shop.location() + "/accuracy").body();
        assertThat(accuracy.at("/accuracy").asDouble()).isEqualTo(1);
        assertThat(accuracy.at("/declined/0/units").asInt()).isEqualTo(1);
        assertThat(api.get("/v1/reject-reasons").text()).contains(code, "NOT_FOUND");
    }

    @Test
    void theQueueShowsOrdersTransfersAndExceptionsAndEachIsDue() {
        var shop = Shop.with(api, 9);
        var picked = ship(shop, 1);
        var ready = pickup(shop);
        var rejected = pickup(shop);
        var elsewhere = anotherStoreWith(shop, 5);
        shop.act(picked + ".1", "pick", "{\"lines\":[{\"line\":1,\"quantity\":1}]}");
        shop.act(ready + ".1", "ready", "{\"staged_at\":\"shelf 4\"}");
        shop.act(rejected + ".1", "reject", "{\"reason_code\":\"NO_STAFF\"}");
        transfer(shop.location(), elsewhere, shop.sku());

        var kinds = new ArrayList<String>();
        var cursor = "";
        do {
            var page = api.get("/v1/locations/" + shop.location() + "/work?limit=1" + cursor);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            page.body().at("/work").forEach(entry -> {
                kinds.add(entry.at("/kind").asString());
                assertThat(entry.at("/due_at").asString()).isNotBlank();
                assertThat(entry.at("/overdue").asBoolean()).isFalse();
            });
            cursor = page.body().has("next_cursor")
                    ? "&cursor=" + page.body().at("/next_cursor").asString()
                    : "";
        } while (!cursor.isEmpty());

        assertThat(kinds).containsExactlyInAnyOrder("TO_PACK", "WAITS_FOR_CUSTOMER", "EXCEPTION", "TRANSFER_TO_SHIP");
        assertThat(api.get("/v1/locations/nowhere/work").status()).isEqualTo(404);
    }

    /** Ship from store over capacity: one order an hour, the next goes elsewhere; what nobody else has is not refused. */
    @Test
    void aStoreOverItsHourlyCapacityIsPassedOver() {
        var shop = Shop.with(api, 9);
        limitToOneAnHour(shop);
        var first = ship(shop, 1);
        var elsewhere = anotherStoreWith(shop, 3);

        assertThat(placeOf(first)).isEqualTo(shop.location());
        var second = ship(shop, 1);
        assertThat(placeOf(second)).isEqualTo(elsewhere);
        assertThat(api.get("/v1/orders/" + second + "/sourcing").text()).contains("full this hour");
        assertThat(placeOf(ship(shop, 5))).as("nobody else has five").isEqualTo(shop.location());
        var passedOn = new Purchase(api, second);
        passedOn.done(passedOn.work(1), "pack", "{}");
        passedOn.done(passedOn.work(1), "ship", "{\"carrier\":\"Example\",\"tracking_number\":\"T-1\"}");
        passedOn.done(passedOn.work(1), "tracking", "{\"status\":\"DELIVERED\"}");
        passedOn.becomes("COMPLETED");
    }

    private void limitToOneAnHour(Shop shop) {
        var calendar = "cal-" + shop.location();
        assertThat(api.send("PUT", "/v1/business-calendars/" + calendar, """
                {"calendar_id":"%s","working_days":["MONDAY","TUESDAY","WEDNESDAY","THURSDAY","FRIDAY","SATURDAY","SUNDAY"]}
                """.formatted(calendar))
                        .status())
                .isEqualTo(200);
        var terms = api.send(
                "PUT", "/v1/locations/" + shop.location() + "/promise-terms", """
                {"valid_from":"2020-01-01","calendar_id":"%s","processing_minutes":1,"opening":%s,
                 "services":[{"service":"STANDARD","cut_off":"23:59"}],"hourly_orders":1}
                """.formatted(calendar, ALL_WEEK));
        assertThat(terms.status()).as(terms.text()).isEqualTo(200);
        assertThat(terms.body().at("/hourly_orders").asInt()).isEqualTo(1);
    }

    private String placeOf(String order) {
        return api.get("/v1/orders/" + order)
                .body()
                .at("/fulfillment_orders/0/location")
                .asString();
    }

    private String ship(Shop shop, int quantity) {
        return id(shop.place(shop.ship(quantity, "tok_visa"), UUID.randomUUID().toString()));
    }

    private String pickup(Shop shop) {
        return id(shop.place(shop.pickup(1, "tok_visa"), UUID.randomUUID().toString()));
    }

    private static String id(Answer placed) {
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        return placed.body().at("/order_id").asString();
    }

    private void transfer(String from, String to, String sku) {
        var opened = api.send("POST", "/v1/transfers", """
                {"document":"%s","from":"%s","to":"%s","reason":"more there","lines":[{"sku":"%s","quantity":2}]}
                """.formatted(UUID.randomUUID(), from, to, sku));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
    }

    /** Of equal distance, by its name after every other. */
    private String anotherStoreWith(Shop shop, int units) {
        var id = "z-" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(api.send("PUT", "/v1/locations/" + id, """
                {"location_id":"%s","name":"Other","kind":"STORE","latitude":55.6,"longitude":-0.1,"pickup":true}
                """.formatted(id)).status())
                .isEqualTo(200);
        assertThat(api.send("POST", "/v1/stock-receipts", """
                {"document":"%s","location":"%s","entries":[{"sku":"%s","quantity":%d}]}
                """.formatted(UUID.randomUUID(), id, shop.sku(), units))
                        .status())
                .isEqualTo(200);
        return id;
    }
}
