package dev.throughline.oms.worker.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.Shop;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ApplicationTest
class ProductsTest {
    @LocalServerPort
    private int port;

    private Api api;
    private Shop shop;

    @BeforeEach
    void openAShopWithThreeUnits() {
        api = Api.operations(port);
        shop = Shop.with(api, 3);
    }

    @Test
    void anOrderByAMarketplacesCodeKeepsTheSkuAndTheCode() {
        var code = "MP-" + UUID.randomUUID();
        var alias = "/v1/products/" + shop.sku() + "/aliases/" + code + "?channel=marketplace";
        assertThat(api.send("PUT", alias, "{\"kind\":\"CODE\"}").status()).isEqualTo(200);

        var available = api.get("/v1/availability?channel=marketplace&location=" + shop.location() + "&sku=" + code);
        assertThat(available.body().at("/availability/0/sku").asString()).isEqualTo(shop.sku());
        assertThat(available.body().at("/availability/0/code").asString()).isEqualTo(code);
        assertThat(available.body().at("/availability/0/available").asInt()).isEqualTo(3);

        var onTheWeb = shop.ship(1, "tok_visa").replace(shop.sku(), code);
        assertThat(shop.place(onTheWeb, key()).problem()).isEqualTo("unknown-sku");
        var placed = shop.place(onTheWeb.replace("\"web\"", "\"marketplace\""), key());
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        var order = api.get("/v1/orders/" + placed.body().path("order_id").asString())
                .body();
        assertThat(order.at("/lines/0/sku").asString()).isEqualTo(shop.sku());
        assertThat(order.at("/lines/0/code").asString()).isEqualTo(code);

        assertThat(api.send("DELETE", alias, null).status()).isEqualTo(204);
        assertThat(api.get("/v1/products/" + code + "?channel=marketplace").status())
                .isEqualTo(404);
    }

    @Test
    void aCodeIsRefusedWithWhatWouldBeRight() {
        var other = Shop.with(api, 1);
        var code = "/aliases/twice-" + UUID.randomUUID();
        assertThat(api.send("PUT", "/v1/products/" + shop.sku() + code, "{\"kind\":\"CODE\"}")
                        .body()
                        .at("/aliases")
                        .size())
                .isEqualTo(1);

        var taken = api.send("PUT", "/v1/products/" + other.sku() + code, "{\"kind\":\"CODE\"}");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.problem()).isEqualTo("alias-taken");
        assertThat(taken.text()).contains(shop.sku());

        var wrong = api.send("PUT", "/v1/products/" + shop.sku() + "/aliases/4006381333932", "{\"kind\":\"GTIN\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("4006381333931");
        assertThat(api.send("PUT", "/v1/products/" + shop.sku() + code + "?channel=none", "{\"kind\":\"CODE\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aCaseIsReceivedByItsOwnCode() {
        var code = "case-" + UUID.randomUUID();
        api.send("PUT", "/v1/products/" + shop.sku() + "/aliases/" + code, "{\"kind\":\"CODE\",\"units\":12}");

        assertThat(api.send("POST", "/v1/stock-receipts", """
                {"document":"%s","location":"%s","entries":[{"sku":"%s","quantity":2},{"sku":"%s","quantity":1}]}
                """.formatted(key(), shop.location(), code, shop.sku()))
                        .status())
                .isEqualTo(200);

        assertThat(shop.available()).isEqualTo(3 + 24 + 1);
        assertThat(shop.place(shop.ship(1, "tok_visa").replace(shop.sku(), code), key())
                        .problem())
                .isEqualTo("unknown-sku");
    }

    @Test
    void whatIsDiscontinuedIsSoldOutAndThenRefusedWithTheReason() {
        var terms = "/v1/products/" + shop.sku() + "/selling-terms";
        api.send("PUT", terms, "{\"discontinued_at\":\"2026-01-31T00:00:00Z\"}");
        assertThat(api.get(terms).body().path("discontinued_at").asString()).isEqualTo("2026-01-31T00:00:00Z");

        var all = shop.pickup(3, "tok_visa");
        assertThat(shop.place(all, key()).status()).isEqualTo(201);
        var more = shop.place(
                shop.pickup(1, "tok_visa").replace("{\"channel\"", "{\"shortage_policy\":\"BACKORDER\",\"channel\""),
                key());

        assertThat(more.problem()).isEqualTo("out-of-stock");
        assertThat(more.body().at("/errors/0/code").asString()).isEqualTo("discontinued");
        assertThat(more.text()).contains("it is discontinued");
    }

    @Test
    void aKitIsSoldWholePickedByItsComponentsAndRefusedWhenOneIsMissing() {
        var other = Shop.with(api, 1);
        receive(other.sku(), 4);
        var kit = Shop.with(api, 1).sku();
        var path = "/v1/products/" + kit + "/kit";
        assertThat(api.send("PUT", path, """
                {"components":[{"sku":"%s","quantity":1},{"sku":"%s","quantity":2}]}
                """.formatted(shop.sku(), other.sku())).status())
                .isEqualTo(200);
        assertThat(api.get(path).body().at("/components").size()).isEqualTo(2);
        assertThat(available(kit)).isEqualTo(2);

        var placed = shop.place(shop.pickup(2, "tok_visa").replace(shop.sku(), kit), key());
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        assertThat(available(kit)).isZero();
        assertThat(shop.available()).isEqualTo(1);
        assertThat(shop.place(shop.pickup(1, "tok_visa").replace(shop.sku(), kit), key())
                        .problem())
                .isEqualTo("out-of-stock");

        var order = placed.body().path("order_id").asString();
        var work = "/v1/fulfillment-orders/"
                + api.get("/v1/orders/" + order)
                        .body()
                        .at("/fulfillment_orders/0/fulfillment_order_id")
                        .asString();
        var line = api.get(work).body().at("/lines/0");
        assertThat(line.path("sku").asString()).isEqualTo(kit);
        assertThat(line.at("/components")
                        .valueStream()
                        .map(part -> part.path("quantity").asInt()))
                .containsExactlyInAnyOrder(2, 4);

        var picked = api.send("POST", work + "/short-pick", """
                {"lines":[{"line":1,"quantity":1}],"components":["%s"],"reason":"broken"}
                """.formatted(other.sku()));
        assertThat(picked.status()).as(picked.text()).isEqualTo(200);
        assertThat(shop.available()).as("what is left of the kit is free").isEqualTo(2);

        assertThat(api.send("POST", "/v1/stock-receipts", """
                {"document":"%s","location":"%s","entries":[{"sku":"%s","quantity":1}]}
                """.formatted(key(), shop.location(), kit))
                        .text())
                .contains("must not be a kit");
        assertThat(api.send("PUT", path, "{\"components\":[{\"sku\":\"%s\",\"quantity\":1}]}".formatted(kit))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aPreorderAnswersWithItsDateAndEndsAtItsLimit() {
        var terms = "/v1/products/" + shop.sku() + "/selling-terms";
        var release = Instant.now().plus(Duration.ofDays(40)).truncatedTo(ChronoUnit.SECONDS);
        assertThat(api.send("PUT", terms, "{\"preorder_limit\":2}").status()).isEqualTo(422);
        assertThat(api.send("PUT", terms, "{\"release_at\":\"%s\",\"preorder_limit\":2}".formatted(release))
                        .status())
                .isEqualTo(200);
        var offered = offer();
        assertThat(offered.path("available").asInt())
                .as("three are on the shelf")
                .isZero();
        assertThat(offered.path("offer").asString()).isEqualTo("PREORDER");
        assertThat(offered.path("expected_at").asString()).isEqualTo(release.toString());

        var placed = shop.place(shop.pickup(2, "tok_visa"), key());
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        assertThat(placed.body().at("/preordered/0/quantity").asInt()).isEqualTo(2);
        assertThat(placed.body().at("/preordered/0/release_at").asString()).isEqualTo(release.toString());
        assertThat(Instant.parse(placed.body().path("promised_by").asString())).isAfter(release);

        assertThat(offer().path("offer").asString()).isEqualTo("OUT");
        var late = shop.place(shop.pickup(1, "tok_visa"), key());
        assertThat(late.problem()).isEqualTo("out-of-stock");
        assertThat(late.body().at("/errors/0/code").asString()).isEqualTo("preorder-limit");
    }

    private JsonNode offer() {
        return api.get("/v1/availability?channel=web&location=" + shop.location() + "&sku=" + shop.sku())
                .body()
                .at("/availability/0");
    }

    private void receive(String sku, int quantity) {
        assertThat(api.send("POST", "/v1/stock-receipts", """
                {"document":"%s","location":"%s","entries":[{"sku":"%s","quantity":%d}]}
                """.formatted(key(), shop.location(), sku, quantity))
                        .status())
                .isEqualTo(200);
    }

    private int available(String sku) {
        return api.get("/v1/availability?channel=web&location=" + shop.location() + "&sku=" + sku)
                .body()
                .at("/availability/0/available")
                .asInt();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
