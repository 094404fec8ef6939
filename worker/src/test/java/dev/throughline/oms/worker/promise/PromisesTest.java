package dev.throughline.oms.worker.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.ApplicationTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Asks for promises over HTTP, in a country of its own: one warehouse, one store. 2026-11-27 is a Friday. */
@ApplicationTest
class PromisesTest {
    private static final String WEEK = "[\"MONDAY\",\"TUESDAY\",\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\"]";

    @LocalServerPort
    private int port;

    private Api api;
    private final String id = UUID.randomUUID().toString().substring(0, 8);
    private final String calendar = "cal-" + id;
    private final String warehouse = "wh-" + id;
    private final String store = "st-" + id;
    private final String channel = "web-" + id;
    private final String sku = "SKU-" + id;
    private final String zone = "Z" + id;

    @BeforeEach
    void openShop() {
        api = Api.operations(port);
        put("/v1/business-calendars/" + calendar, """
                {"calendar_id": "%s", "country": "GB", "region": "ENG", "working_days": %s, "closed_on": ["2026-12-02"]}
                """.formatted(calendar, WEEK));
        location(warehouse, "WAREHOUSE", 52.26, -1.16);
        location(store, "STORE", 51.51, -0.13);
        terms(warehouse, 120, "06:00", "22:00", """
                [{"service": "STANDARD", "cut_off": "17:00", "pickup_at": "19:30"},
                 {"service": "TRANSFER", "cut_off": "12:00", "pickup_at": "20:00"}]""", "");
        terms(store, 60, "09:00", "18:00", "[{\"service\": \"COLLECT\", \"cut_off\": \"16:00\"}]", "");
        service("std-" + id, "STANDARD", 2, 399);
        service("van-" + id, "TRANSFER", 1, 0);
        put("/v1/postcode-areas", """
                {"areas": [{"country": "GB", "prefix": "Z%s", "zone": "%s", "latitude": 51.5, "longitude": -0.12}]}
                """.formatted(id.toUpperCase(Locale.ROOT), zone));
        put("/v1/channels/" + channel, """
                {"channel_id": "%s", "name": "Web", "purposes": ["SELL"], "locations": ["%s", "%s"]}
                """.formatted(channel, warehouse, store));
        put("/v1/products", """
                {"products": [{"sku": "%s", "description": "A mug", "unit_price": "6.95", "currency": "GBP",
                               "weight_grams": 1200}]}
                """.formatted(sku));
        receive(warehouse, 10);
    }

    private void put(String path, String body) {
        assertThat(api.send("PUT", path, body).status()).as(path).isEqualTo(200);
    }

    private void location(String location, String kind, double latitude, double longitude) {
        put("/v1/locations/" + location, """
                {"location_id": "%s", "name": "L", "kind": "%s", "latitude": %s, "longitude": %s, "pickup": %s}
                """.formatted(location, kind, latitude, longitude, kind.equals("STORE")));
    }

    private void terms(String location, int minutes, String from, String to, String services, String more) {
        var opening = new ArrayList<String>();
        for (var day : List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")) {
            opening.add("{\"day\": \"%s\", \"from\": \"%s\", \"to\": \"%s\"}".formatted(day, from, to));
        }
        put("/v1/locations/" + location + "/promise-terms", """
                {"valid_from": "2020-01-01", "calendar_id": "%s", "processing_minutes": %d, "opening": %s,
                 "services": %s %s}
                """.formatted(calendar, minutes, opening, services, more));
    }

    private void service(String service, String kind, int days, int price) {
        put("/v1/carrier-services/" + service, """
                {"service_id": "%s", "valid_from": "2020-01-01", "carrier": "Post", "kind": "%s", "calendar_id": "%s",
                 "pickup_days": %s, "delivery_days": %s, "delivered_by": "20:00", "currency": "GBP",
                 "lanes": [{"to_zone": "%s", "transit_days": %d,
                            "prices": [{"up_to_grams": 2000, "amount_minor": %d}, {"amount_minor": 999}]},
                           {"up_to_meters": 200000, "transit_days": %d}]}
                """.formatted(
                        service, kind, calendar, WEEK, WEEK, zone, days, price, kind.equals("TRANSFER") ? days : 9));
    }

    private void receive(String location, int units) {
        assertThat(api.send("POST", "/v1/stock-receipts", """
                        {"document": "%s", "location": "%s", "entries": [{"sku": "%s", "quantity": %d}]}
                        """.formatted(UUID.randomUUID(), location, sku, units))
                        .status())
                .isEqualTo(200);
    }

    private JsonNode ask(String at, int quantity, String destination) {
        var answer = api.send("POST", "/v1/promises", """
                {"channel": "%s", "at": "%s", "lines": [{"sku": "%s", "quantity": %d}] %s}
                """.formatted(channel, at, sku, quantity, destination));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private String postcode() {
        return ", \"destination\": {\"postcode\": \"z%s 9XX\"}".formatted(id);
    }

    private static JsonNode option(JsonNode answer, String kind) {
        for (var option : answer.get("options")) {
            if (option.get("kind").asString().equals(kind)) {
                return option;
            }
        }
        throw new AssertionError("no " + kind + " in " + answer);
    }

    private static String shown(JsonNode answer) {
        var options = new ArrayList<String>();
        answer.get("options")
                .forEach(option -> options.add(option.get("kind").asString() + " "
                        + option.get("promised_by").asString() + " "
                        + option.get("cost").get("amount_minor").asInt()));
        return String.join(", ", options);
    }

    @Test
    void promisesByCutOffCalendarZoneAndWeight() {
        // Monday, and Tuesday; Wednesday 2 December is closed here.
        assertThat(shown(ask("2026-11-27T16:59:00Z", 1, postcode())))
                .isEqualTo("STANDARD 2026-12-01T20:00:00Z 399, SHIP_TO_STORE 2026-12-03T10:00:00Z 0");
        assertThat(shown(ask("2026-11-27T17:01:00Z", 2, postcode())))
                .isEqualTo("STANDARD 2026-12-03T20:00:00Z 999, SHIP_TO_STORE 2026-12-03T10:00:00Z 0"
                        .replaceFirst("(.*), (.*)", "$2, $1"));
    }

    @Test
    void collectsWithoutAnAddressAndCountsWhatIsThere() {
        receive(store, 1);

        assertThat(shown(ask("2026-11-27T10:00:00Z", 1, ""))).isEqualTo("COLLECT 2026-11-27T11:00:00Z 0");
        assertThat(ask("2026-11-27T10:00:00Z", 12, "").get("unavailable").get(0).asString())
                .isEqualTo(sku);
    }

    @Test
    void saysWhyAndHowFar() {
        var parcel = option(ask("2026-11-27T10:00:00Z", 1, postcode()), "STANDARD")
                .get("parcels")
                .get(0);

        assertThat(parcel.get("location").asString()).isEqualTo(warehouse);
        assertThat(parcel.get("due_by").asString()).isEqualTo("2026-11-27T19:30:00Z");
        assertThat(parcel.get("distance_meters").asInt()).isBetween(105_000, 115_000);
        assertThat(parcel.get("reasons").get(0).asString()).isEqualTo("before the cut-off 17:00");
    }

    @Test
    void showsAProductItsPage() {
        var answer = api.get("/v1/products/" + sku + "/promise?channel=" + channel + "&postcode=Z" + id);
        assertThat(option(answer.body(), "STANDARD").get("promised_by").asString())
                .isNotEmpty();
        var near = api.get("/v1/products/" + sku + "/promise?channel=" + channel + "&near=51.5,-0.1");
        assertThat(option(near.body(), "STANDARD")
                        .get("parcels")
                        .get(0)
                        .get("transit_days")
                        .asInt())
                .as("by distance")
                .isEqualTo(9);
        assertThat(api.get("/v1/products/nothing-" + id + "/promise?channel=" + channel)
                        .status())
                .isEqualTo(404);
        assertThat(api.get("/v1/products/" + sku + "/promise?channel=nowhere").problem())
                .isEqualTo("unknown-channel");
    }

    @Test
    void termsCountFromTheirDay() {
        put("/v1/locations/" + warehouse + "/promise-terms", """
                {"valid_from": "2026-11-28", "calendar_id": "%s", "processing_minutes": 120,
                 "opening": [{"day": "FRIDAY", "from": "06:00", "to": "22:00"}],
                 "services": [{"service": "STANDARD", "cut_off": "17:00", "pickup_at": "19:30"}]}
                """.formatted(calendar));

        assertThat(shown(ask("2026-11-27T10:00:00Z", 1, postcode()))).contains("STANDARD 2026-12-01");
        assertThat(shown(ask("2026-11-30T10:00:00Z", 1, postcode()))).contains("STANDARD 2026-12-08");
        assertThat(api.get("/v1/locations/" + warehouse + "/promise-terms")
                        .body()
                        .get("terms"))
                .hasSize(2);
    }

    @Test
    void aLocationMayOfferNoServiceAtAll() {
        terms(store, 60, "09:00", "17:00", "[]", "");

        assertThat(api.get("/v1/locations/" + store + "/promise-terms").body().at("/terms/0/services"))
                .isEmpty();
    }

    @Test
    void refusesTermsThatCannotBe() {
        assertThat(api.send("PUT", "/v1/business-calendars/x", """
                        {"calendar_id": "x", "country": "ZZ", "working_days": ["MONDAY"]}""").problem()).isEqualTo("unprocessable");
        assertThat(api.send("PUT", "/v1/locations/" + store + "/promise-terms", """
                        {"valid_from": "2020-01-01", "calendar_id": "none", "processing_minutes": 1, "opening": [],
                         "services": []}""")
                        .problem())
                .isEqualTo("unprocessable");
        assertThat(api.send("PUT", "/v1/locations/" + store + "/promise-terms", """
                        {"valid_from": "2020-01-01", "calendar_id": "%s", "processing_minutes": 1, "services": [],
                         "opening": [{"day": "MONDAY", "from": "09:00", "to": "12:00"},
                                     {"day": "MONDAY", "from": "11:00", "to": "13:00"}]}""".formatted(calendar))
                        .problem())
                .isEqualTo("unprocessable");
        assertThat(api.send("PUT", "/v1/locations/nowhere/promise-terms", """
                        {"valid_from": "2020-01-01", "calendar_id": "x", "processing_minutes": 1, "opening": [],
                         "services": []}""").status())
                .isEqualTo(404);
        assertThat(api.get("/v1/carrier-services").body().get("services").toString())
                .contains("std-" + id);
        assertThat(api.get("/v1/business-calendars").body().get("calendars").toString())
                .contains(calendar);
    }

    private Api.Answer place(String promiseId, int quantity) {
        return api.send(
                "POST",
                "/v1/orders",
                """
                        {"channel": "%s", "currency": "GBP", "promise_id": "%s",
                         "fulfillment": {"method": "SHIP", "address": {"line1": "1 High Street", "city": "London",
                                         "postcode": "Z%s 9XX", "country": "GB"}},
                         "contact": {"name": "A. Nyone"}, "tender": {"kind": "CARD", "token": "tok_visa"},
                         "lines": [{"sku": "%s", "quantity": %d}]}
                        """.formatted(channel, promiseId, id, sku, quantity),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    @Test
    void anOrderKeepsTheDateThatItWasPromised() {
        var asked = option(ask(Instant.now().plus(Duration.ofDays(30)).toString(), 1, postcode()), "STANDARD");
        var placed = place(asked.get("promise_id").asString(), 1);

        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        assertThat(placed.body().get("promised_by")).isEqualTo(asked.get("promised_by"));
        var order = api.get("/v1/orders/" + placed.body().get("order_id").asString())
                .body();
        assertThat(Instant.parse(order.at("/fulfillment_orders/0/due_by").asString()))
                .as("the next pickup of its location")
                .isAfter(Instant.now())
                .isBefore(Instant.now().plus(Duration.ofDays(7)));
    }

    @Test
    void aPreorderIsPromisedFromItsReleaseOn() {
        var release = Instant.now().plus(Duration.ofDays(40)).truncatedTo(ChronoUnit.SECONDS);
        put(
                "/v1/products/" + sku + "/selling-terms",
                "{\"release_at\": \"%s\", \"preorder_limit\": 5}".formatted(release));
        var offered = option(ask(Instant.now().toString(), 2, postcode()), "STANDARD");
        assertThat(Instant.parse(offered.get("promised_by").asString())).isAfter(release);

        var placed = place(offered.get("promise_id").asString(), 2);
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        assertThat(placed.body().at("/preordered/0/quantity").asInt()).isEqualTo(2);
        assertThat(placed.body().get("promised_by")).isEqualTo(offered.get("promised_by"));
    }

    @Test
    void anOrderWithoutAPromiseGetsTheEnginesDate() {
        var placed = api.send(
                "POST",
                "/v1/orders",
                """
                        {"channel": "%s", "currency": "GBP",
                         "fulfillment": {"method": "PICKUP", "pickup_location": "%s"},
                         "contact": {"name": "A. Nyone"}, "tender": {"kind": "CARD", "token": "tok_visa"},
                         "lines": [{"sku": "%s", "quantity": 1}]}
                        """.formatted(channel, store, sku),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(placed.problem()).isEqualTo("out-of-stock");
        receive(store, 1);
        var collected = ask(Instant.now().toString(), 1, "").get("options").get(0);
        var again = api.send(
                "POST",
                "/v1/orders",
                """
                        {"channel": "%s", "currency": "GBP", "promise_id": "%s",
                         "fulfillment": {"method": "PICKUP", "pickup_location": "%s"},
                         "contact": {"name": "A. Nyone"}, "tender": {"kind": "CARD", "token": "tok_visa"},
                         "lines": [{"sku": "%s", "quantity": 1}]}
                        """.formatted(channel, collected.get("promise_id").asString(), store, sku),
                "Idempotency-Key",
                UUID.randomUUID().toString());

        assertThat(again.status()).as(again.text()).isEqualTo(201);
        assertThat(again.body().get("promised_by")).isEqualTo(collected.get("promised_by"));
    }

    @Test
    void refusesThePromiseOfAnotherBasketAndForgeries() {
        var promise = option(ask(Instant.now().toString(), 1, postcode()), "STANDARD")
                .get("promise_id")
                .asString();

        assertThat(place(promise, 2).problem()).isEqualTo("promise-mismatch");
        assertThat(place("x" + promise, 1).problem()).isEqualTo("promise-mismatch");
        assertThat(place("nonsense", 1).problem()).isEqualTo("promise-mismatch");
        var elsewhere = ask(
                Instant.now().toString(),
                1,
                ", \"destination\": {\"postcode\": \"N1\", \"latitude\": 51.5, \"longitude\": -0.1}");
        assertThat(place(option(elsewhere, "STANDARD").get("promise_id").asString(), 1)
                        .problem())
                .isEqualTo("promise-mismatch");
    }

    @Test
    void promisesWhatComesIn() {
        assertThat(ask("2026-11-27T10:00:00Z", 11, postcode()).get("options")).isEmpty();
    }
}
