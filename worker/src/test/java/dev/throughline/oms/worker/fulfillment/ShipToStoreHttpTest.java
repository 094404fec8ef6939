package dev.throughline.oms.worker.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.messaging.PickupCodes;
import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.Shop;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Collected in a store that has the goods sent from elsewhere, from the checkout to the return, over HTTP. */
@ApplicationTest
class ShipToStoreHttpTest {
    @LocalServerPort
    private int port;

    /** Stands in for the letter that the customer reads. */
    @Autowired
    private PickupCodes pickupCodes;

    private Api api = new Api(0, null);
    private Shop origin = new Shop(api, "", "");
    private String store = "";

    @BeforeEach
    void openAStoreWithoutStock() {
        api = Api.operations(port);
        origin = Shop.with(api, 3);
        store = "loc-" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(api.send("PUT", "/v1/locations/" + store, """
                {"location_id":"%s","name":"Store","kind":"STORE","latitude":51.6,"longitude":-0.1,"pickup":true,"ships":false}
                """.formatted(store))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void sendsItToTheStoreWhoseWorkItIsFromThenOnAndTakesItBackThere() {
        var order = place(2);
        var work = order + ".1";
        assertThat(shown(work, "method", "location", "pickup_location", "status"))
                .containsExactly("SHIP_TO_STORE", origin.location(), store, "REQUESTED");
        assertThat(queue(store)).as("nothing to do yet").isEmpty();
        assertThat(origin.act(work, "arrive", "{}").problem()).isEqualTo("not-released");
        assertThat(origin.act(work, "ready", "{}").problem()).isEqualTo("wrong-method");

        assertThat(origin.act(work, "pack", "{}").body().at("/status").asString())
                .isEqualTo("RELEASED");
        assertThat(onHand(origin.location())).as("it left").isEqualTo(1);
        assertThat(queue(store)).containsExactly(work);
        assertThat(pickupCodes.codeFor(new FulfillmentOrderId(work)))
                .as("nothing to collect yet")
                .isEmpty();
        origin.act(work, "ship", "{\"carrier\":\"Van\",\"tracking_number\":\"V1\"}");
        assertThat(origin.act(work, "tracking", "{\"status\":\"DELIVERED\"}").status())
                .isEqualTo(202);
        assertThat(shown(work, "status")).as("the store has not said so").containsExactly("SHIPPED");

        var arrived = origin.act(work, "arrive", "{\"staged_at\":\"shelf 4\"}");
        assertThat(arrived.status()).as(arrived.text()).isEqualTo(200);
        assertThat(shown(work, "status", "staged_at")).containsExactly("AT_STORE", "shelf 4");
        assertThat(origin.act(work, "arrive", "{\"staged_at\":\"shelf 5\"}").status())
                .isEqualTo(200);
        assertThat(shown(work, "status", "staged_at")).containsExactly("AT_STORE", "shelf 5");
        assertThat(queue(store)).containsExactly(work);
        assertThat(queue(origin.location())).isEmpty();

        collect(work);
        awaitStatus(order, "COMPLETED");
        assertThat(onHand(store)).as("it was never the store's").isZero();
        assertThat(api.get("/v1/orders/" + order + "/timeline").text())
                .contains("oms.fulfillment.brought_to_store.v1", "oms.order.arrived.v1", "oms.order.collected.v1");
        takeBack(order);
        assertThat(onHand(store)).isEqualTo(1);
    }

    @Test
    void isPackedByOneLocationAloneAndHandedOverByTheOtherAlone() {
        var order = place(1);
        var work = order + ".1";
        var packer = new Shop(Api.at(port, "warehouse", "packer", origin.location()), origin.location(), origin.sku());
        var associate = new Shop(Api.at(port, "store", "associate", store), store, origin.sku());
        assertThat(associate.act(work, "pack", "{}").problem()).isEqualTo("unknown-fulfillment-order");
        assertThat(packer.act(work, "pack", "{}").status()).isEqualTo(200);
        var other = new Shop(Api.at(port, "store", "packer", origin.location()), origin.location(), origin.sku());
        assertThat(other.act(work, "arrive", "{}").problem()).isEqualTo("unknown-fulfillment-order");
        assertThat(associate.act(work, "arrive", "{}").status()).isEqualTo(200);
        assertThat(associate.api().get("/v1/fulfillment-orders/" + work).status())
                .isEqualTo(200);
        assertThat(packer.api().get("/v1/fulfillment-orders/" + work).status()).isEqualTo(200);
        assertThat(other.act(work, "handover", "{\"pickup_code\":\"x\"}").problem())
                .isEqualTo("unknown-fulfillment-order");
        assertThat(associate.act(work, "handover", "{\"pickup_code\":\"x\"}").problem())
                .isEqualTo("pickup-code-wrong");
        assertThat(associate.api().get("/v1/orders/" + order).status()).isEqualTo(200);
    }

    @Test
    void takesWhatTheStoreHasFromItsShelf() {
        receive(store, 1);
        var order = place(4);
        var methods = new ArrayList<String>();
        api.get("/v1/orders/" + order)
                .body()
                .at("/fulfillment_orders")
                .forEach(work -> methods.add(work.at("/method").asString() + " of "
                        + work.at("/lines/0/quantity").asInt() + " at "
                        + work.at("/location").asString()));
        assertThat(methods)
                .containsExactlyInAnyOrder("PICKUP of 1 at " + store, "SHIP_TO_STORE of 3 at " + origin.location());
    }

    @Test
    void keepsWhatWasPromised() {
        var nothing = api.send(
                "POST",
                "/v1/orders",
                body(1).replace("\"pickup_location\":\"%s\"".formatted(store), "\"pickup_location\":\" \""),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.body().at("/errors/0/field").asString()).isEqualTo("fulfillment.pickup_location");
        var warehouse = send(body(1).replace(store, "nowhere"));
        assertThat(warehouse.problem()).isEqualTo("unknown-location");
    }

    @Test
    void givesTheMoneyBackWhenTheCarrierLosesIt() {
        var order = place(1);
        origin.act(order + ".1", "pack", "{}");
        origin.act(order + ".1", "tracking", "{\"status\":\"LOST\"}");
        var queue = "/v1/exceptions?kind=LOST&order_id=" + order;
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> api.get(queue).body().path("exceptions").size() == 1);
        var lost = api.get(queue).body().at("/exceptions/0/exception_id").asString();
        var decided = api.send(
                "POST", "/v1/exceptions/" + lost + "/resolution", "{\"resolution\":\"REFUND\",\"note\":\"lost\"}");
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        awaitStatus(order, "CANCELLED");
        assertThat(origin.act(order + ".1", "arrive", "{}").status()).isEqualTo(409);
        assertThat(api.get("/v1/orders/" + order)
                        .body()
                        .at("/payments/refunded/amount_minor")
                        .asLong())
                .isPositive();
    }

    @Test
    void sendsWhatTheCarrierLostToTheSameStoreAgain() {
        var order = place(1);
        origin.act(order + ".1", "pack", "{}");
        origin.act(order + ".1", "ship", "{\"carrier\":\"Van\",\"tracking_number\":\"V1\"}");
        replaceWhatWasLost(order);

        var again = order + ".2";
        assertThat(shown(again, "method", "location", "pickup_location", "status"))
                .containsExactly("SHIP_TO_STORE", origin.location(), store, "REQUESTED");
        assertThat(origin.act(again, "pack", "{}").body().at("/status").asString())
                .isEqualTo("RELEASED");
        origin.act(again, "ship", "{\"carrier\":\"Van\",\"tracking_number\":\"V2\"}");
        assertThat(queue(store)).containsExactly(again);
        assertThat(origin.act(again, "arrive", "{}").status()).isEqualTo(200);
        collect(again);
        awaitStatus(order, "COMPLETED");
        assertThat(onHand(origin.location())).as("two left it").isEqualTo(1);
        assertPaidOnce(order);
        assertThat(api.get("/v1/orders/" + order + "/timeline").text())
                .contains("oms.order.lost.v1", "oms.order.replaced.v1", "oms.order.collected.v1");
        takeBack(order);
    }

    @Test
    void replacesWhatTheCarrierLostFromTheStoresShelfIfItIsThereByThen() {
        var order = place(3);
        origin.act(order + ".1", "pack", "{}");
        receive(store, 3);
        replaceWhatWasLost(order);

        var again = order + ".2";
        assertThat(shown(again, "method", "location", "status")).containsExactly("PICKUP", store, "REQUESTED");
        var ready = origin.act(again, "ready", "{}");
        assertThat(ready.status()).as(ready.text()).isEqualTo(200);
        collect(again);
        awaitStatus(order, "COMPLETED");
        assertThat(onHand(store)).isZero();
        assertPaidOnce(order);
    }

    private void replaceWhatWasLost(String order) {
        assertThat(origin.act(order + ".1", "tracking", "{\"status\":\"LOST\"}").status())
                .isEqualTo(202);
        var queue = "/v1/exceptions?kind=LOST&order_id=" + order;
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> api.get(queue).body().path("exceptions").size() == 1);
        var lost = api.get(queue).body().at("/exceptions/0");
        assertThat(lost.at("/possible_resolutions").toString()).contains("REPLACE");
        var decided = api.send(
                "POST",
                "/v1/exceptions/" + lost.at("/exception_id").asString() + "/resolution",
                "{\"resolution\":\"REPLACE\",\"note\":\"send it again\"}");
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        assertThat(decided.body().has("closed_at")).as(decided.text()).isTrue();
    }

    private void assertPaidOnce(String order) {
        var payments = api.get("/v1/orders/" + order).body().at("/payments");
        assertThat(payments.at("/captured/amount_minor").asLong())
                .isPositive()
                .isEqualTo(api.get("/v1/orders/" + order)
                                .body()
                                .at("/goods_total/amount_minor")
                                .asLong()
                        + api.get("/v1/orders/" + order)
                                .body()
                                .at("/charges_total/amount_minor")
                                .asLong());
        assertThat(payments.at("/refunded/amount_minor").asLong()).isZero();
    }

    private String body(int units) {
        return origin.pickup(units, "tok_visa")
                .replace("\"PICKUP\"", "\"SHIP_TO_STORE\"")
                .replace(
                        "\"pickup_location\":\"%s\"".formatted(origin.location()),
                        "\"pickup_location\":\"%s\"".formatted(store));
    }

    private Answer send(String body) {
        return origin.place(body, UUID.randomUUID().toString());
    }

    private String place(int units) {
        var placed = send(body(units));
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        return placed.body().at("/order_id").asString();
    }

    private void receive(String location, int units) {
        assertThat(api.send("POST", "/v1/stock-receipts", """
                        {"document":"%s","location":"%s","entries":[{"sku":"%s","quantity":%d}]}
                        """.formatted(
                                        UUID.randomUUID(), location, origin.sku(), units))
                        .status())
                .isEqualTo(200);
    }

    private List<String> shown(String work, String... fields) {
        var body = api.get("/v1/fulfillment-orders/" + work).body();
        return List.of(fields).stream()
                .map(field -> body.at("/" + field).asString())
                .toList();
    }

    private List<String> queue(String location) {
        var found = new ArrayList<String>();
        api.get("/v1/locations/" + location + "/fulfillment-orders")
                .body()
                .at("/fulfillment_orders")
                .forEach(work -> found.add(work.at("/fulfillment_order_id").asString()));
        return found;
    }

    private void collect(String work) {
        var code = pickupCodes.codeFor(new FulfillmentOrderId(work)).orElseThrow();
        var collected = origin.act(work, "handover", "{\"pickup_code\":\"%s\"}".formatted(code));
        assertThat(collected.body().at("/status").asString())
                .as(collected.text())
                .isEqualTo("COLLECTED");
    }

    private void takeBack(String order) {
        var taken = api.send(
                "POST",
                "/v1/returns",
                """
                {"order_id":"%s","location":"%s","reason":"too small",
                 "lines":[{"line":1,"quantity":1,"disposition":"RESTOCKED"}]}
                """.formatted(order, store),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
    }

    private int onHand(String location) {
        return api.get("/v1/stock?location=" + location + "&sku=" + origin.sku())
                .body()
                .at("/balances/0/on_hand")
                .asInt();
    }

    private void awaitStatus(String order, String status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> status.equals(
                        api.get("/v1/orders/" + order).body().at("/status").asString()));
    }
}
