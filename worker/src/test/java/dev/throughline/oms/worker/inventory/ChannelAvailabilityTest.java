package dev.throughline.oms.worker.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.Shop;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ApplicationTest
class ChannelAvailabilityTest {
    @LocalServerPort
    private int port;

    private Api api;
    private Shop shop;

    @BeforeEach
    void openAShopWithSixUnits() {
        api = Api.operations(port);
        shop = Shop.with(api, 6);
    }

    @Test
    void aBufferIsKeptBackFromItsChannelAtOnceAndTheAnswerSaysSo() {
        var change = rule("\"channel\":\"web\",\"buffer\":4");

        assertThat(change.status()).as(change.text()).isEqualTo(200);
        assertThat(change.body().path("complete").asBoolean()).isTrue();
        assertThat(change.body().at("/effects/0/channel").asString()).isEqualTo("web");
        assertThat(change.body().at("/effects/0/units_before").asInt()).isEqualTo(6);
        assertThat(change.body().at("/effects/0/units_after").asInt()).isEqualTo(2);
        assertThat(shop.available()).isEqualTo(2);
        assertThat(availability("phone").at("/availability/0/available").asInt())
                .isEqualTo(6);

        assertThat(hold("web", 3).problem()).isEqualTo("out-of-stock");
        assertThat(shop.place(shop.pickup(3, "tok_visa"), key()).problem()).isEqualTo("out-of-stock");
        assertThat(shop.place(shop.pickup(2, "tok_visa"), key()).status()).isEqualTo(201);
        assertThat(shop.available()).isZero();

        assertThat(api.send("DELETE", "/v1/availability-rules?channel=web&sku_prefix=" + shop.sku(), null)
                        .body()
                        .at("/effects/0/units_after")
                        .asInt())
                .isEqualTo(4);
        assertThat(api.send("DELETE", "/v1/availability-rules?channel=web&sku_prefix=" + shop.sku(), null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aStoreThatOptedOutGivesTheChannelNothingAndTheDecisionSaysWhy() {
        rule("\"channel\":\"web\",\"location\":\"%s\",\"opted_out\":true".formatted(shop.location()));

        assertThat(shop.available()).isZero();
        assertThat(availability("web").at("/availability/0/shown").asString()).isEqualTo("OUT_OF_STOCK");
        assertThat(shop.place(shop.pickup(1, "tok_visa"), key()).problem()).isEqualTo("out-of-stock");

        var other = api.send("POST", "/v1/stock-receipts", """
                {"document":"%s","location":"%s","entries":[{"sku":"%s","quantity":1}]}
                """.formatted(
                        UUID.randomUUID(), Shop.with(api, 1).location(), shop.sku()));
        assertThat(other.status()).isEqualTo(200);
        var placed = shop.place(shop.ship(1, "tok_visa"), key());
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        var order = placed.body().path("order_id").asString();
        assertThat(api.get("/v1/orders/" + order + "/sourcing").text()).contains("opted out of channel web");
    }

    @Test
    void theChannelShowsWhatItsThresholdsSay() {
        rule("\"channel\":\"web\",\"threshold\":2,\"low_stock\":6");

        assertThat(availability("web").at("/availability/0/shown").asString()).isEqualTo("LOW_STOCK");
        assertThat(availability("web").at("/availability/0/left").asInt()).isEqualTo(6);
        assertThat(availability("phone").at("/availability/0/shown").asString()).isEqualTo("IN_STOCK");

        assertThat(hold("phone", 4).status()).isEqualTo(200);
        assertThat(availability("web").at("/availability/0/shown").asString()).isEqualTo("OUT_OF_STOCK");
        assertThat(availability("web").at("/availability/0/available").asInt()).isEqualTo(2);
    }

    @Test
    void anAllocationIsItsChannelsUntilItIsReleased() {
        var plan = allocation(UUID.randomUUID().toString(), "store", 5);

        assertThat(plan.status()).as(plan.text()).isEqualTo(200);
        assertThat(plan.body().at("/allocations/0/granted").asInt()).isEqualTo(5);
        assertThat(shop.available()).isEqualTo(1);
        assertThat(availability("store").at("/availability/0/available").asInt())
                .isEqualTo(6);
        assertThat(hold("web", 2).problem()).isEqualTo("out-of-stock");
        assertThat(allocation(UUID.randomUUID().toString(), "web", 9)
                        .body()
                        .at("/allocations/0/granted")
                        .asInt())
                .as("only what is there")
                .isEqualTo(1);

        var released = api.send("POST", "/v1/allocations/release", """
                {"channel":"store","reason":"a quiet week","entries":[{"sku":"%s","location":"%s"}]}
                """.formatted(shop.sku(), shop.location()));
        assertThat(released.body().at("/allocations/0/freed").asInt()).isEqualTo(5);
        assertThat(shop.available()).isEqualTo(6);
        assertThat(api.get("/v1/allocations?live=true&sku=" + shop.sku())
                        .body()
                        .path("allocations")
                        .size())
                .isEqualTo(1);
        assertThat(api.get("/v1/allocations?limit=1&sku=" + shop.sku())
                        .body()
                        .path("next_cursor")
                        .asString())
                .isNotEmpty();
    }

    @Test
    void findsTheNearestLocationsAndSumsManySkus() {
        var near = api.get("/v1/availability?channel=web&near=51.5,-0.1&within_km=1&sku=" + shop.sku());
        assertThat(near.body().at("/availability/0/locations/0/location").asString())
                .isEqualTo(shop.location());
        assertThat(near.body().at("/availability/0/locations/0/distance_m").asInt())
                .isZero();
        assertThat(api.get("/v1/availability?channel=web&near=10,10&within_km=5&sku=" + shop.sku())
                        .body()
                        .at("/availability/0/available")
                        .asInt())
                .isZero();
        assertThat(api.get("/v1/availability?channel=web&postcode=QQ99&sku=" + shop.sku())
                        .problem())
                .isEqualTo("unprocessable");

        var other = Shop.with(api, 3);
        var sums = api.send("POST", "/v1/availability", """
                {"channel":"web","skus":["%s","%s","nothing-like-it"]}
                """.formatted(shop.sku(), other.sku()));
        assertThat(sums.status()).as(sums.text()).isEqualTo(200);
        assertThat(sums.body().at("/availability/0/available").asInt()).isEqualTo(6);
        assertThat(sums.body().at("/availability/1/available").asInt()).isEqualTo(3);
        assertThat(sums.body().at("/availability/2/shown").asString()).isEqualTo("OUT_OF_STOCK");
        assertThat(sums.body().at("/availability/0/locations").size()).isZero();
        assertThat(api.send("POST", "/v1/availability", """
                {"channel":"web","by_location":true,"skus":["%s"],"near":{"latitude":51.5,"longitude":-0.1},
                 "by":"%s","locations":["%s"]}
                """.formatted(shop.sku(), tomorrow(), shop.location()))
                        .body()
                        .at("/availability/0/locations/0/available")
                        .asInt())
                .isEqualTo(6);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(rule("\"channel\":\"nobody\",\"buffer\":1").problem()).isEqualTo("unknown-channel");
        assertThat(rule("\"location\":\"nowhere\",\"buffer\":1").problem()).isEqualTo("unknown-location");
        assertThat(rule("\"channel\":\"web\"").problem()).isEqualTo("unprocessable");
        assertThat(rule("\"location\":\"%s\",\"threshold\":1".formatted(shop.location()))
                        .problem())
                .isEqualTo("unprocessable");
        assertThat(allocation(UUID.randomUUID().toString(), "nobody", 1).problem())
                .isEqualTo("unknown-channel");
        assertThat(api.send("POST", "/v1/allocations", """
                {"document":"d","channel":"web","release_at":"2020-01-01T00:00:00Z","reason":"r",
                 "entries":[{"sku":"%s","location":"%s","units":1}]}
                """.formatted(shop.sku(), shop.location()))
                        .problem())
                .isEqualTo("unprocessable");
        assertThat(api.get("/v1/availability-rules").status()).isEqualTo(200);
    }

    private Answer rule(String fields) {
        return api.send("PUT", "/v1/availability-rules", "{\"sku_prefix\":\"" + shop.sku() + "\"," + fields + "}");
    }

    private Answer allocation(String document, String channel, int units) {
        return api.send("POST", "/v1/allocations", """
                {"document":"%s","channel":"%s","release_at":"%s","reason":"the weekend",
                 "entries":[{"sku":"%s","location":"%s","units":%d}]}
                """.formatted(
                        document, channel, tomorrow(), shop.sku(), shop.location(), units));
    }

    private Answer hold(String channel, int units) {
        return api.send("PUT", "/v1/holds/cart-" + UUID.randomUUID(), """
                {"channel":"%s","lines":[{"sku":"%s","quantity":%d}]}
                """.formatted(channel, shop.sku(), units));
    }

    private JsonNode availability(String channel) {
        return api.get("/v1/availability?channel=" + channel + "&sku=" + shop.sku())
                .body();
    }

    private static Instant tomorrow() {
        return Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
