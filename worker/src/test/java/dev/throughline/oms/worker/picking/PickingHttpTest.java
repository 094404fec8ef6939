package dev.throughline.oms.worker.picking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A picker with a cart, by the HTTP API alone. */
@ApplicationTest
class PickingHttpTest {
    @LocalServerPort
    private int port;

    private Api api = new Api(0, null);

    @BeforeEach
    void logIn() {
        api = Api.operations(port);
    }

    @Test
    void picksAWaveByScanShortPicksAndPacks() {
        var shop = Shop.with(api, 5);
        var gtin = newGtin();
        put("/v1/products", """
                {"products":[{"sku":"%s","description":"Mug","unit_price":"2.125","currency":"GBP","gtin":"%s"}]}
                """.formatted(shop.sku(), gtin));
        assertThat(api.send("PUT", "/v1/products/" + shop.sku() + "/aliases/" + shop.location() + "-BOX", """
                {"kind":"CODE","units":2}
                """)
                        .status())
                .isBetween(200, 204);
        assertThat(api.send("PUT", "/v1/locations/" + shop.location() + "/bins", """
                {"bins":[{"code":"A-01","zone":"A","sequence":1,"skus":["%s"]}]}
                """.formatted(gtin))
                        .status())
                .isEqualTo(204);
        var first = ship(shop, 2);
        var second = ship(shop, 3);
        var elsewhere = anotherStoreWith(shop, 9);

        var wave = waveOf(shop);
        var list = api.get("/v1/waves/" + wave + "/pick-list").body();
        assertThat(list.at("/entries")).hasSize(1);
        assertThat(list.at("/entries/0/bin").asString()).isEqualTo("A-01");
        assertThat(list.at("/entries/0/open").asInt()).isEqualTo(5);
        assertThat(list.at("/entries/0/gtin").asString()).isEqualTo(gtin);

        var printed = api.get("/v1/waves/" + wave + "/pick-list/document");
        assertThat(printed.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(printed.text()).startsWith("%PDF-");
        keep(printed.raw().body());

        assertThat(scan(wave, "s1", "0" + gtin, 1)
                        .body()
                        .at("/placements/0/fulfillment_order_id")
                        .asString())
                .as("a GTIN-14 of the same item")
                .isEqualTo(first + ".1");
        var wrongDigit = gtin.substring(0, 12) + (gtin.charAt(12) - '0' + 1) % 10;
        assertThat(scan(wave, "s2", wrongDigit, 1).problem()).isEqualTo("unknown-sku");
        assertThat(scan(wave, "s3", shop.location() + "-BOX", 1).body().at("/placements"))
                .as("a pack of two goes into two totes")
                .hasSize(2);
        assertThat(scan(wave, "s3", shop.location() + "-BOX", 1)
                        .body()
                        .at("/left")
                        .asInt())
                .as("sent again")
                .isEqualTo(2);
        assertThat(scan(wave, "s4", gtin, 3).problem()).isEqualTo("surplus-item");

        var shortPick = "{\"short_pick_id\":\"d1\",\"code\":\"%s\",\"units\":1}".formatted(gtin);
        var missing = api.send("POST", "/v1/waves/" + wave + "/short-picks", shortPick);
        assertThat(missing.status()).as(missing.text()).isEqualTo(200);
        assertThat(missing.body().at("/parts/0/outcome").asString()).isEqualTo("RESOURCED");
        assertThat(api.send("POST", "/v1/waves/" + wave + "/short-picks", shortPick)
                        .body())
                .isEqualTo(missing.body());
        var order = api.get("/v1/orders/" + second).body();
        assertThat(order.at("/fulfillment_orders/1/location").asString()).isEqualTo(elsewhere);
        assertThat(order.at("/fulfillment_orders/1/lines/0/quantity").asInt()).isEqualTo(1);
        assertThat(order.at("/fulfillment_orders")).hasSize(2);

        scan(wave, "s5", gtin, 1);
        assertThat(api.get("/v1/waves/" + wave).body().at("/status").asString()).isEqualTo("DONE");
        assertThat(scan(wave, "s6", gtin, 1).problem()).isEqualTo("wave-closed");
        var packed = shop.act(second + ".1", "pack", "{}");
        assertThat(packed.status()).as(packed.text()).isEqualTo(200);
        assertThat(packed.body().at("/lines/0/quantity").asInt()).isEqualTo(2);
        assertThat(packed.body().at("/status").asString()).isEqualTo("RELEASED");
        assertThat(api.get("/v1/orders/" + second + "/timeline").text())
                .contains("oms.fulfillment.picked.v1", "oms.fulfillment.short_picked.v1");
    }

    @Test
    void aCancelledOrderVanishesFromTheList() {
        var shop = Shop.with(api, 3);
        var cancelled = ship(shop, 1);
        ship(shop, 2);
        var wave = waveOf(shop);
        var cancel = api.send(
                "POST",
                "/v1/orders/" + cancelled + "/cancellations",
                "{\"reason\":\"wants it no more\"}",
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(cancel.status()).as(cancel.text()).isEqualTo(200);

        assertThat(api.get("/v1/waves/" + wave + "/pick-list")
                        .body()
                        .at("/entries/0/open")
                        .asInt())
                .isEqualTo(2);
        assertThat(scan(wave, "s", shop.sku(), 3).problem()).isEqualTo("surplus-item");
    }

    @Test
    void anotherLocationsFloorIsNotThere() {
        var shop = Shop.with(api, 2);
        ship(shop, 1);
        var wave = waveOf(shop);
        var stranger = Api.at(port, "warehouse", "picker-9", "elsewhere");

        assertThat(stranger.get("/v1/waves/" + wave).status()).isEqualTo(404);
        assertThat(stranger.get("/v1/waves/" + wave + "/pick-list").status()).isEqualTo(404);
        assertThat(stranger.send("POST", "/v1/waves/" + wave + "/scans", """
                {"scan_id":"x","code":"%s"}
                """.formatted(shop.sku()))
                        .status())
                .isEqualTo(404);
        for (var part : List.of("bins", "waves", "work", "accuracy")) {
            assertThat(stranger.get("/v1/locations/" + shop.location() + "/" + part)
                            .status())
                    .as(part)
                    .isEqualTo(404);
        }
        var picker = Api.at(port, "warehouse", "picker-1", shop.location());
        assertThat(picker.send("POST", "/v1/waves/" + wave + "/scans", """
                {"scan_id":"x","code":"%s"}
                """.formatted(shop.sku()))
                        .status())
                .isEqualTo(200);
        assertThat(picker.get("/v1/waves/" + wave).body().at("/picker").asString())
                .isEqualTo("picker-1");
    }

    @Test
    void plansBinsAndWavesAreReadAndRefusedInTheContractsWords() {
        var shop = Shop.with(api, 1);
        var path = "/v1/locations/" + shop.location();
        assertThat(api.get(path + "/wave-plan").status()).isEqualTo(404);
        assertThat(api.send("PUT", path + "/wave-plan", "{\"max_orders\":5}").status())
                .isEqualTo(422);
        assertThat(api.send("PUT", path + "/wave-plan", "{\"every_minutes\":1440,\"max_orders\":5}")
                        .body()
                        .at("/max_units")
                        .asInt())
                .isEqualTo(200);
        assertThat(api.send("DELETE", path + "/wave-plan", null).status()).isEqualTo(204);
        assertThat(api.send("POST", path + "/waves", "{\"document\":\"d\"}").problem())
                .isEqualTo("nothing-to-pick");
        ship(shop, 1);
        assertThat(api.send("POST", path + "/waves/preview", "{}")
                        .body()
                        .at("/units")
                        .asInt())
                .isEqualTo(1);
        var wave = waveOf(shop);
        assertThat(api.send("POST", "/v1/waves/" + wave + "/start", null)
                        .body()
                        .at("/picker")
                        .asString())
                .isNotBlank();
        assertThat(api.get(path + "/waves?status=OPEN")
                        .body()
                        .at("/waves/0/wave_id")
                        .asString())
                .isEqualTo(wave);
        assertThat(api.get(path + "/waves?status=DONE").body().at("/waves")).isEmpty();
        assertThat(api.send("POST", "/v1/waves/" + wave + "/cancel", null)
                        .body()
                        .at("/status")
                        .asString())
                .isEqualTo("CANCELLED");
        assertThat(api.get("/v1/waves/wav_nothing").status()).isEqualTo(404);
        assertThat(api.get("/v1/locations/nowhere/bins").status()).isEqualTo(404);
        assertThat(api.send("PUT", path + "/bins", """
                {"bins":[{"code":"A","zone":"A","sequence":1,"skus":["%1$s"]},
                         {"code":"A","zone":"A","sequence":1,"skus":["%1$s","no-such"]}]}
                """.formatted(shop.sku()))
                        .body()
                        .at("/errors"))
                .as("the code, the SKU, and the unknown one")
                .hasSize(3);
        assertThat(api.get(path + "/bins").body().at("/bins")).isEmpty();
    }

    /** To be looked at, where somebody asks for it by {@code -Dpick.list=file.pdf}. */
    private static void keep(byte[] document) {
        var file = System.getProperty("pick.list");
        if (file != null) {
            try {
                Files.write(Path.of(file), document);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private String waveOf(Shop shop) {
        var made = api.send("POST", "/v1/locations/" + shop.location() + "/waves", """
                {"document":"%s","criteria":{"method":"SHIP"}}
                """.formatted(UUID.randomUUID()));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.body().at("/wave_id").asString();
    }

    private Answer scan(String wave, String id, String code, int quantity) {
        return api.send("POST", "/v1/waves/" + wave + "/scans", """
                {"scan_id":"%s","code":"%s","quantity":%d}
                """.formatted(id, code, quantity));
    }

    private String ship(Shop shop, int quantity) {
        var placed =
                shop.place(shop.ship(quantity, "tok_visa"), UUID.randomUUID().toString());
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        return placed.body().at("/order_id").asString();
    }

    private void put(String path, String body) {
        var answer = api.send("PUT", path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private String anotherStoreWith(Shop shop, int units) {
        var id = "loc-" + UUID.randomUUID().toString().substring(0, 8);
        put("/v1/locations/" + id, """
                {"location_id":"%s","name":"Other","kind":"STORE","latitude":55.6,"longitude":-0.1,"pickup":true}
                """.formatted(id));
        var received = api.send("POST", "/v1/stock-receipts", """
                {"document":"%s","location":"%s","entries":[{"sku":"%s","quantity":%d}]}
                """.formatted(UUID.randomUUID(), id, shop.sku(), units));
        assertThat(received.status()).isEqualTo(200);
        return id;
    }

    /** GTIN-13, with its check digit. */
    private static String newGtin() {
        var front = "%012d".formatted(ThreadLocalRandom.current().nextLong(1_000_000_000_000L));
        int sum = 0;
        for (int i = 0; i < front.length(); i++) {
            sum += (front.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return front + (10 - sum % 10) % 10;
    }
}
