package dev.throughline.oms.worker.demand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.Shop;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** From a suggestion to units on the shelf. */
@ApplicationTest
class ReplenishmentToStockTest {
    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ReplenishmentDocuments documents;

    private Api api = new Api(0, null);
    private Shop shop = new Shop(api, "", "");

    @BeforeEach
    void openAShopWithOneUnit() {
        api = Api.operations(port);
        shop = Shop.with(api, 1);
    }

    @Test
    void anApprovedPurchaseComesInTwoPartsAndServesWhoWaits() {
        var supplier = "sup-" + shop.location().substring(4);
        assertThat(api.send("PUT", "/v1/suppliers/" + supplier, """
                {"name":"Mugs & Co","lead_days":7,"items":[{"sku":"%s","code":"M-1","unit_cost":"1.25"}]}
                """.formatted(shop.sku()))
                        .status())
                .isEqualTo(200);
        var waiting = shop.place(
                shop.pickup(3, "tok_visa")
                        .replace("\"channel\":\"web\"", "\"channel\":\"web\",\"shortage_policy\":\"BACKORDER\""),
                UUID.randomUUID().toString());
        assertThat(waiting.status()).as(waiting.text()).isEqualTo(201);

        var approved = approve("PURCHASE", null, 12);

        var path = "/v1/purchase-orders/" + approved.path("document").asString();
        assertThat(api.get(path).body().path("status").asString()).isEqualTo("PLACED");
        assertThat(balance().path("incoming").asInt()).isEqualTo(12);
        assertThat(api.get(path + "/document").text())
                .startsWith(
                        "purchase_order,document,supplier,deliver_to,expected_at,sku,supplier_code,quantity,unit_cost\r\n")
                .contains("," + shop.sku() + ",M-1,12,1.25");

        receive(path, "note-1", 5);
        receive(path, "note-1", 5);
        assertThat(balance().path("incoming").asInt()).isEqualTo(7);
        assertThat(balance().path("committed").asInt())
                .as("the order has its units")
                .isEqualTo(3);
        var whole = receive(path, "note-2", 7);

        assertThat(whole.path("status").asString()).isEqualTo("RECEIVED");
        assertThat(whole.path("receipts")).hasSize(2);
        assertThat(balance().path("on_hand").asInt()).isEqualTo(13);
        assertThat(balance().path("incoming").asInt()).isZero();
        assertThat(api.send("POST", path + "/close", "{\"reason\":\"done\"}").problem())
                .isEqualTo("purchase-order-refused");
    }

    @Test
    void aPurchaseWithoutASupplierIsADraftForAPerson() {
        var approved = approve("PURCHASE", null, 4);

        var drafts = api.get("/v1/purchase-orders?attention=true&location=" + shop.location())
                .body();
        assertThat(drafts.at("/purchase_orders/0/purchase_order_id").asString())
                .isEqualTo(approved.path("document").asString());
        assertThat(drafts.at("/purchase_orders/0/attention").asString()).isEqualTo("NO_SUPPLIER");
        assertThat(api.send(
                                "POST",
                                "/v1/purchase-orders/"
                                        + approved.path("document").asString() + "/place",
                                "{}")
                        .problem())
                .isEqualTo("unprocessable");
    }

    @Test
    void anApprovedTransferIsAProcessAndARuleCanApproveToo() {
        var other = Shop.with(api, 1);
        var approved = approve("TRANSFER", other.location(), 1);

        var path = "/v1/transfers/" + approved.path("document").asString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> api.get(path).status() == 200);
        assertThat(api.get(path).body().path("to").asString()).isEqualTo(shop.location());

        var byRule = suggest("PURCHASE", null, 2);
        jdbc.sql("""
                        UPDATE demand.suggestion SET status = 'APPROVED', decided_by = 'rule', decided_at = now() WHERE id = :id
                        """).param("id", byRule).update();
        documents.round();
        documents.round();
        assertThat(jdbc.sql("SELECT document FROM demand.suggestion WHERE id = :id")
                        .param("id", byRule)
                        .query(String.class)
                        .single())
                .startsWith("po_");
    }

    private JsonNode approve(String kind, @Nullable String from, int units) {
        var id = suggest(kind, from, units);
        var approved = api.send("POST", "/v1/replenishment-suggestions/" + id + "/approval", "{}");
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        assertThat(approved.body().path("document").isMissingNode())
                .as(approved.text())
                .isFalse();
        return approved.body();
    }

    private String suggest(String kind, @Nullable String from, int units) {
        var id = "rpl_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        jdbc.sql("""
                        INSERT INTO demand.suggestion (id, sku, location_id, kind, from_location, units, reason, made_for, status)
                        VALUES (:id, :sku, :location, :kind, :from, :units, 'because', '2026-03-02', 'OPEN')
                        """)
                .param("id", id)
                .param("sku", shop.sku())
                .param("location", shop.location())
                .param("kind", kind)
                .param("from", from)
                .param("units", units)
                .update();
        return id;
    }

    private JsonNode receive(String path, String note, int units) {
        var answer = api.send("POST", path + "/receipts", """
                {"document":"%s","lines":[{"sku":"%s","quantity":%d}]}
                """.formatted(note, shop.sku(), units));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode balance() {
        return api.get("/v1/stock?sku=" + shop.sku() + "&location=" + shop.location())
                .body()
                .at("/balances/0");
    }
}
