package dev.throughline.oms.worker.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A location with one product of its own. */
public record Shop(Api api, String location, String sku) {
    public static Shop with(Api api, int units) {
        var suffix = UUID.randomUUID().toString().substring(0, 8);
        var shop = new Shop(api, "loc-" + suffix, "SKU-" + suffix);
        shop.open();
        assertThat(api.send("PUT", "/v1/products", """
                {"products":[{"sku":"%s","description":"Mug","unit_price":"2.125","currency":"GBP"}]}
                """.formatted(shop.sku)).status())
                .isEqualTo(200);
        shop.receive(units);
        return shop;
    }

    /** Another store with the same product, which sourcing takes after this one. */
    public Shop another(int units) {
        var other = new Shop(api, "z-" + UUID.randomUUID().toString().substring(0, 8), sku);
        other.open();
        if (units > 0) {
            other.receive(units);
        }
        return other;
    }

    private void open() {
        var opened = api.send("PUT", "/v1/locations/" + location, """
                {"location_id":"%s","name":"Shop","kind":"STORE","latitude":51.5,"longitude":-0.1,"pickup":true}
                """.formatted(location));
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
    }

    private void receive(int units) {
        var received = api.send("POST", "/v1/stock-receipts", """
                {"document":"%s","location":"%s","entries":[{"sku":"%s","quantity":%d}]}
                """.formatted(UUID.randomUUID(), location, sku, units));
        assertThat(received.status()).as(received.text()).isEqualTo(200);
    }

    public String pickup(int quantity, String token) {
        return order("{\"method\":\"PICKUP\",\"pickup_location\":\"%s\"}".formatted(location), quantity, token);
    }

    public String ship(int quantity, String token) {
        var address = "{\"line1\":\"1 High Street\",\"city\":\"London\",\"postcode\":\"N1 1AA\",\"country\":\"GB\"}";
        return order("{\"method\":\"SHIP\",\"address\":%s}".formatted(address), quantity, token);
    }

    /** To be collected here, wherever it comes from. */
    public String shipToStore(int quantity, String token) {
        return order("{\"method\":\"SHIP_TO_STORE\",\"pickup_location\":\"%s\"}".formatted(location), quantity, token);
    }

    private String order(String fulfillment, int quantity, String token) {
        return """
                {"channel":"web","currency":"GBP","fulfillment":%s,
                 "contact":{"name":"A. Nyone","email":"%s@example.com"},
                 "tender":{"kind":"CARD","token":"%s"},
                 "shipping_charge":{"amount_minor":399,"currency":"GBP"},
                 "lines":[{"sku":"%s","quantity":%d}]}
                """.formatted(fulfillment, location, token, sku, quantity);
    }

    public Answer place(String body, String key) {
        return api.send("POST", "/v1/orders", body, "Idempotency-Key", key);
    }

    Answer accepted(String body) {
        var placed = place(body, UUID.randomUUID().toString());
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        return placed;
    }

    public Answer act(String fulfillmentOrder, String act, @Nullable String body) {
        return api.send("POST", "/v1/fulfillment-orders/" + fulfillmentOrder + "/" + act, body);
    }

    public int available() {
        return api.get("/v1/availability?channel=web&location=" + location + "&sku=" + sku)
                .body()
                .at("/availability/0/available")
                .asInt();
    }

    /** What the books say of the product here. */
    public JsonNode balance() {
        return api.get("/v1/stock?location=" + location + "&sku=" + sku).body().at("/balances/0");
    }
}
