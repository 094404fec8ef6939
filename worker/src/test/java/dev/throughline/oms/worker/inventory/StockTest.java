package dev.throughline.oms.worker.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.Shop;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class StockTest {
    @LocalServerPort
    private int port;

    private Api api;
    private Shop shop;

    @BeforeEach
    void openAShopWithTwoUnits() {
        api = Api.operations(port);
        shop = Shop.with(api, 2);
    }

    @Test
    void whatACartHoldsIsItsOrdersAlone() {
        var cart = "cart-" + UUID.randomUUID();
        var held = api.send("PUT", "/v1/holds/" + cart, """
                {"channel":"web","minutes":5,"lines":[{"sku":"%s","quantity":2,"location":"%s"}]}
                """.formatted(shop.sku(), shop.location()));

        assertThat(held.status()).as(held.text()).isEqualTo(200);
        assertThat(shop.available()).isZero();
        assertThat(shop.place(shop.pickup(1, "tok_visa"), key()).problem()).isEqualTo("out-of-stock");
        assertThat(api.send("PUT", "/v1/holds/another-" + cart, """
                {"channel":"web","lines":[{"sku":"%s","quantity":1,"location":"%s"}]}
                """.formatted(shop.sku(), shop.location()))
                        .problem())
                .isEqualTo("out-of-stock");

        var own = shop.pickup(2, "tok_visa").replace("{\"channel\"", "{\"hold_id\":\"" + cart + "\",\"channel\"");
        assertThat(shop.place(own, key()).status()).isEqualTo(201);
        assertThat(api.get("/v1/holds/" + cart).body().path("status").asString())
                .isEqualTo("CONVERTED");
        assertThat(api.send("POST", "/v1/holds/" + cart + "/extend", "{\"minutes\":5}")
                        .problem())
                .isEqualTo("hold-ended");
        assertThat(api.get("/v1/holds/nobody-" + cart).status()).isEqualTo(404);
    }

    @Test
    void aReleasedHoldGivesItsUnitsBack() {
        var path = "/v1/holds/cart-" + UUID.randomUUID();
        api.send("PUT", path, """
                {"channel":"web","lines":[{"sku":"%s","quantity":2,"location":"%s"}]}
                """.formatted(shop.sku(), shop.location()));

        assertThat(api.send("DELETE", path, null).status()).isEqualTo(204);
        assertThat(api.send("DELETE", path, null).status()).isEqualTo(204);
        assertThat(shop.available()).isEqualTo(2);
    }

    @Test
    void aCountSaysHowTheBooksDifferedAndARepeatSaysTheSame() {
        var count = """
                {"document":"cnt-%s","location":"%s","counted_at":"%s",
                 "entries":[{"sku":"%s","counted":5,"reason":"found behind the shelf"}]}
                """.formatted(
                        UUID.randomUUID(), shop.location(), Instant.now().truncatedTo(ChronoUnit.MICROS), shop.sku());

        var posted = api.send("POST", "/v1/stock-counts", count);

        assertThat(posted.status()).as(posted.text()).isEqualTo(200);
        assertThat(posted.body().at("/entries/0/variance").asInt()).isEqualTo(3);
        assertThat(api.send("POST", "/v1/stock-counts", count).body()).isEqualTo(posted.body());
        assertThat(shop.available()).isEqualTo(5);
    }

    @Test
    void safetyStockIsKeptBackAndDamageTakenOut() {
        assertThat(api.send(
                                "PUT",
                                "/v1/locations/" + shop.location() + "/safety-stock",
                                "{\"reason\":\"recounts\",\"entries\":[{\"sku\":\"%s\",\"units\":1}]}"
                                        .formatted(shop.sku()))
                        .status())
                .isEqualTo(200);
        assertThat(shop.available()).isEqualTo(1);

        assertThat(api.send("POST", "/v1/stock-adjustments", """
                {"document":"adj-%s","location":"%s","kind":"DAMAGE","reason":"dropped",
                 "entries":[{"sku":"%s","quantity":1}]}
                """.formatted(
                                        UUID.randomUUID(), shop.location(), shop.sku()))
                        .status())
                .isEqualTo(200);
        assertThat(shop.available()).isZero();
    }

    @Test
    void unitsMoveFromOneStoreToAnother() {
        var other = Shop.with(api, 1);
        var transfer = transfer(other.location());
        var path = "/v1/transfers/" + transfer;
        assertThat(api.get(path).status())
                .as("written down before it is answered")
                .isEqualTo(200);

        assertThat(act(path + "/receipts", "{\"document\":\"r-1\",\"lines\":[%s]}", 1)
                        .problem())
                .isEqualTo("transfer-refused");
        assertThat(act(path + "/ship", "{\"lines\":[%s]}", 2)
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("IN_TRANSIT");
        assertThat(api.get("/v1/incoming-stock?sku=" + shop.sku())
                        .body()
                        .at("/incoming/0/quantity")
                        .asInt())
                .isEqualTo(2);
        act(path + "/receipts", "{\"document\":\"r-1\",\"lines\":[%s]}", 1);
        act(path + "/receipts", "{\"document\":\"r-1\",\"lines\":[%s]}", 1);
        assertThat(api.send("POST", path + "/close", "{\"reason\":\"one is broken\"}")
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("SHORT");

        var whole = api.get(path).body();
        assertThat(whole.at("/lines/0/received").asInt()).isEqualTo(1);
        assertThat(whole.at("/lines/0/missing").asInt()).isEqualTo(1);
        assertThat(whole.at("/timeline").size()).isEqualTo(4);
    }

    private String transfer(String to) {
        var order = """
                {"document":"t-%s","from":"%s","to":"%s","reason":"rebalance",
                 "lines":[{"sku":"%s","quantity":2}]}
                """.formatted(UUID.randomUUID(), shop.location(), to, shop.sku());
        var created = api.send("POST", "/v1/transfers", order);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(api.send("POST", "/v1/transfers", order).body()).isEqualTo(created.body());
        assertThat(api.send("POST", "/v1/transfers", order.replace("\"quantity\":2", "\"quantity\":3"))
                        .problem())
                .isEqualTo("idempotency-key-reused");
        return created.body().path("transfer_id").asString();
    }

    private Api.Answer act(String path, String body, int units) {
        return api.send("POST", path, body.formatted("{\"sku\":\"%s\",\"quantity\":%d}".formatted(shop.sku(), units)));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
