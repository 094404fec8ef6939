package dev.throughline.oms.worker.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.Shop;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Parcels that a carrier brings to the store where the customer collects, over HTTP. */
@ApplicationTest
class StoreParcelHttpTest {
    private static final String STORE_ADDRESS =
            ",\"address\":{\"line1\":\"2 Test Street\",\"city\":\"Leeds\",\"postcode\":\"LS1 1AA\",\"country\":\"GB\"}";

    @LocalServerPort
    private int port;

    private Dock dock = new Dock(new Api(0, null), new Api(0, null), new Shop(new Api(0, null), "", ""));
    private final String store = "loc-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void openAStoreWithoutStock() {
        dock = Dock.with(port, 3);
        put(store, "");
    }

    @Test
    void getsALabelToTheStoreOnceTheStoreHasAnAddress() throws IOException {
        var work = ordered();
        var packed = dock.pack(work, "{\"parcels\":[{\"lines\":[{\"line\":1,\"quantity\":1}],\"weight_grams\":900}]}");
        assertThat(packed.status()).as(packed.text()).isEqualTo(200);
        var parcel = dock.parcels(work).getFirst();
        var refused = dock.buy(parcel);
        assertThat(refused.problem()).isEqualTo("unprocessable");
        assertThat(refused.text()).contains("store", "has no address");
        assertThat(dock.parcel(parcel).at("/status").asString()).isEqualTo("PACKED");
        assertThat(dock.api().get("/v1/parcels/" + parcel + "/rates").body().path("rates"))
                .isEmpty();

        put(store, STORE_ADDRESS);
        put(dock.shop().location(), STORE_ADDRESS.replace("2 Test Street", "9 Dock Road"));
        var number = dock.labelled(parcel);
        assertThat(text("/v1/parcels/" + parcel + "/label"))
                .contains(number, "Leeds Briggate", "2 Test Street", "LS1 1AA Leeds", "9 Dock Road", orderNumber(work))
                .doesNotContain("A. Nyone");
        assertThat(text("/v1/fulfillment-orders/" + work + "/packing-slip"))
                .contains("Leeds Briggate", "2 Test Street", "To be collected by A. Nyone", orderNumber(work));

        assertThat(dock.manifest("evening").status()).isEqualTo(200);
        assertThat(dock.workStatus(work)).isEqualTo("SHIPPED");
        assertThat(dock.scan(number, "DELIVERED", Instant.now()).status()).isEqualTo(204);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> timeline(work).contains("oms.fulfillment.brought_to_store.v1"));
        assertThat(dock.workStatus(work)).as("the store has not said so").isEqualTo("SHIPPED");
        assertThat(dock.shop().act(work, "arrive", "{}").body().at("/status").asString())
                .isEqualTo("AT_STORE");
        assertThat(dock.parcels(work)).containsExactly(parcel);
    }

    @Test
    void waitsForAPersonWhenTheCarrierLosesIt() {
        put(store, STORE_ADDRESS);
        var work = ordered();
        dock.pack(work, "{}");
        var number = dock.labelled(dock.parcels(work).getFirst());
        dock.manifest("evening");
        dock.scan(number, "LOST", Instant.now());

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> dock.exceptions(work, false).toString().contains("LOST"));
        assertThat(dock.exceptions(work, false).toString()).contains("REPLACE", "REFUND");
    }

    @Test
    void goesWithTheCompanysOwnTransportWithoutALabel() {
        var work = ordered();
        dock.pack(work, "{}");
        var shipped = dock.shop().act(work, "ship", "{\"carrier\":\"Van\",\"tracking_number\":\"V1\"}");
        assertThat(shipped.status()).as(shipped.text()).isEqualTo(200);
        assertThat(dock.shop().act(work, "arrive", "{}").body().at("/status").asString())
                .isEqualTo("AT_STORE");
    }

    private void put(String location, String more) {
        var put = dock.api().send("PUT", "/v1/locations/" + location, """
                {"location_id":"%s","name":"Leeds Briggate","kind":"STORE","latitude":53.8,"longitude":-1.5,"pickup":true%s}
                """.formatted(location, more));
        assertThat(put.status()).as(put.text()).isEqualTo(200);
    }

    private String ordered() {
        var shop = dock.shop();
        var body = shop.pickup(1, "tok_visa")
                .replace("\"PICKUP\"", "\"SHIP_TO_STORE\"")
                .replace(
                        "\"pickup_location\":\"%s\"".formatted(shop.location()),
                        "\"pickup_location\":\"%s\"".formatted(store));
        var placed = shop.place(body, UUID.randomUUID().toString());
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        return placed.body().path("order_id").asString() + ".1";
    }

    private String orderNumber(String work) {
        return dock.api()
                .get("/v1/fulfillment-orders/" + work)
                .body()
                .path("order_number")
                .asString();
    }

    private String timeline(String work) {
        return dock.api()
                .get("/v1/orders/" + work.substring(0, work.indexOf('.')) + "/timeline")
                .text();
    }

    private String text(String path) throws IOException {
        Answer pdf = dock.api().get(path);
        assertThat(pdf.status()).as(pdf.text()).isEqualTo(200);
        try (var document = Loader.loadPDF(pdf.raw().body())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
