package dev.throughline.oms.worker.exceptions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.Shop;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A store rejects a pickup: the customer is asked, people see it in the queue, and what is decided is done. */
@ApplicationTest
class UnfillableHttpTest {
    @LocalServerPort
    private int port;

    private Api api = new Api(0, null);

    @BeforeEach
    void logIn() {
        api = Api.operations(port);
    }

    @Test
    void collectsInAnotherStoreWhatTheFirstOneRejected() {
        var shop = Shop.with(api, 2);
        var order = rejectedPickup(shop);
        var other = anotherStoreWith(shop, 1);
        var entry = onlyException(order);
        assertThat(entry.at("/kind").asString()).isEqualTo("UNFILLABLE");
        assertThat(entry.at("/locations/0").asString()).isEqualTo(shop.location());
        var path = "/v1/exceptions/" + entry.at("/exception_id").asString();
        assertThat(api.send("PUT", path + "/owner", "{\"owner\":\"ann\"}")
                        .body()
                        .at("/owner")
                        .asString())
                .isEqualTo("ann");
        assertThat(api.send("POST", path + "/notes", "{\"note\":\"asked by phone\"}")
                        .body()
                        .at("/notes/0/note")
                        .asString())
                .isEqualTo("asked by phone");

        var decided =
                decide(order, "{\"choice\":\"PICK_UP\",\"location\":\"%s\",\"reason\":\"nearer\"}".formatted(other));
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        assertThat(decided.body().at("/resourced/0/quantity").asInt()).isEqualTo(1);
        var work = api.get("/v1/orders/" + order).body().at("/fulfillment_orders/1");
        assertThat(work.at("/location").asString()).isEqualTo(other);
        assertThat(work.at("/method").asString()).isEqualTo("PICKUP");
        assertThat(exceptions(order, false)).isEmpty();
        assertThat(exceptions(order, true).path(0).at("/resolution").asString()).isEqualTo("served");
        assertThat(api.send("POST", path + "/notes", "{\"note\":\"late\"}").problem())
                .isEqualTo("exception-closed");
        assertThat(api.get("/v1/orders/" + order + "/timeline").text())
                .contains("oms.order.unfillable.v1", "oms.order.resourced.v1", "oms.exception.owned.v1");
        assertThat(decide(order, "{\"choice\":\"CANCEL\",\"reason\":\"late\"}").problem())
                .isEqualTo("not-unfillable");
    }

    @Test
    void deliversToTheAddressThatIsGivenAndAsksForOneWhereThereIsNone() {
        var shop = Shop.with(api, 2);
        var order = rejectedPickup(shop);
        anotherStoreWith(shop, 1);
        var nowhere = decide(order, "{\"choice\":\"SHIP\",\"reason\":\"at home\"}");
        assertThat(nowhere.status()).isEqualTo(400);
        assertThat(nowhere.body().at("/errors/0/field").asString()).isEqualTo("address");

        var body = """
                {"choice":"SHIP","reason":"at home","address":
                 {"line1":"1 High Street","city":"London","postcode":"N1 1AA","country":"GB"}}
                """;
        var shipped = decide(order, body);
        assertThat(shipped.body().at("/resourced/0/quantity").asInt()).isEqualTo(1);
        var work = api.get("/v1/orders/" + order).body().at("/fulfillment_orders/1");
        assertThat(work.at("/method").asString()).isEqualTo("SHIP");
    }

    @Test
    void cancelsWhatTheCustomerWantsNoMore() {
        var shop = Shop.with(api, 2);
        var order = rejectedPickup(shop);
        assertThat(decide(order, "{\"choice\":\"CANCEL\",\"reason\":\"no more\"}")
                        .body()
                        .at("/cancelled"))
                .hasSize(1);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> "CANCELLED"
                        .equals(api.get("/v1/orders/" + order)
                                .body()
                                .at("/status")
                                .asString()));
        assertThat(shop.available())
                .as("only the rejected unit's commitment was given back")
                .isEqualTo(2);
    }

    @Test
    void refusesWhatCannotBeDecided() {
        var shop = Shop.with(api, 2);
        var order = rejectedPickup(shop);
        assertThat(decide(order, "{\"choice\":\"PICK_UP\",\"reason\":\"x\"}")
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("location");
        assertThat(decide(order, "{\"choice\":\"PICK_UP\",\"location\":\"nowhere\",\"reason\":\"x\"}")
                        .problem())
                .isEqualTo("unknown-location");
        assertThat(decide("ord_unknown", "{\"choice\":\"CANCEL\",\"reason\":\"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(api.get("/v1/exceptions/exc_unknown").status()).isEqualTo(404);
        assertThat(api.get("/v1/orders/" + order).body().at("/status").asString())
                .isEqualTo("OPEN");
    }

    private String rejectedPickup(Shop shop) {
        var order = shop.place(shop.pickup(1, "tok_visa"), UUID.randomUUID().toString())
                .body()
                .path("order_id")
                .asString();
        var rejected = shop.act(order + ".1", "reject", "{\"reason\":\"damaged\"}");
        assertThat(rejected.status()).as(rejected.text()).isEqualTo(200);
        assertThat(rejected.body().at("/unfillable/0/quantity").asInt()).isEqualTo(1);
        return order;
    }

    private String anotherStoreWith(Shop shop, int units) {
        var id = "loc-" + UUID.randomUUID().toString().substring(0, 8);
        api.send("PUT", "/v1/locations/" + id, """
                {"location_id":"%s","name":"Other","kind":"STORE","latitude":51.6,"longitude":-0.1,"pickup":true}
                """.formatted(id));
        var received = api.send("POST", "/v1/stock-receipts", """
                {"document":"%s","location":"%s","entries":[{"sku":"%s","quantity":%d}]}
                """.formatted(UUID.randomUUID(), id, shop.sku(), units));
        assertThat(received.status()).isEqualTo(200);
        return id;
    }

    private Answer decide(String order, String body) {
        return api.send(
                "POST",
                "/v1/orders/" + order + "/unfillable-decisions",
                body,
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private JsonNode onlyException(String order) {
        var found = exceptions(order, false);
        assertThat(found).hasSize(1);
        return found.path(0);
    }

    private JsonNode exceptions(String order, boolean closed) {
        return api.get("/v1/exceptions?order_id=" + order + "&closed=" + closed)
                .body()
                .path("exceptions");
    }
}
