package dev.throughline.oms.worker.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.shipping.CarrierNews;
import dev.throughline.oms.activities.shipping.SimulatedTraffic;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.ApplicationTest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From packing to the customer's door, through the public API and the carrier's webhooks only. */
@ApplicationTest
class ShippingHttpTest {
    private final Instant morning = Instant.now().minus(Duration.ofHours(10));

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SimulatedTraffic vans;

    @Autowired
    private CarrierNews news;

    @Test
    void shipsTwoParcelsAndCompletesTheOrderWhenBothAreThere() throws IOException {
        var dock = Dock.with(port, 5);
        var work = dock.ordered(3, "N1 1AA");
        var packed = dock.pack(work, """
                {"parcels":[{"lines":[{"line":1,"quantity":2}],"weight_grams":900,"length_mm":300,"width_mm":200,"height_mm":100},
                            {"lines":[{"line":1,"quantity":1}]}]}
                """);
        assertThat(packed.status()).as(packed.text()).isEqualTo(200);
        var parcels = dock.parcels(work);
        assertThat(parcels).hasSize(2);
        assertThat(dock.parcel(parcels.getFirst()).at("/length_mm").asInt()).isEqualTo(300);

        var rates = dock.api().get("/v1/parcels/" + parcels.getFirst() + "/rates");
        assertThat(rates.body().at("/rates/0/service").asString()).isEqualTo("STANDARD");
        var first = dock.labelled(parcels.getFirst());
        var second = dock.labelled(parcels.getLast());
        var label = text(dock.api().get("/v1/parcels/" + parcels.getFirst() + "/label"));
        assertThat(label).contains(first, "A. Nyone", "1 High Street", "N1 1AA London");
        assertThat(text(dock.api().get("/v1/fulfillment-orders/" + work + "/packing-slip")))
                .contains(
                        "Packing slip for order TL-",
                        "A. Nyone",
                        "Mug",
                        dock.shop().sku());

        var manifest = dock.manifest("evening");
        assertThat(manifest.status()).as(manifest.text()).isEqualTo(200);
        assertThat(manifest.body().path("parcels")).hasSize(2);
        assertThat(dock.manifest("evening").body()).as("the same document").isEqualTo(manifest.body());
        assertThat(dock.manifest("night").problem()).isEqualTo("nothing-to-hand-over");
        var id = manifest.body().path("manifest_id").asString();
        assertThat(text(dock.api().get("/v1/manifests/" + id + "/document"))).contains(first, second, "Parcels");
        assertThat(dock.api()
                        .get("/v1/locations/" + dock.shop().location() + "/manifests")
                        .body()
                        .at("/manifests/0/manifest_id")
                        .asString())
                .isEqualTo(id);
        assertThat(dock.workStatus(work)).isEqualTo("SHIPPED");

        assertThat(dock.scan(first, "IN_TRANSIT", morning).status()).isEqualTo(204);
        assertThat(dock.scan(first, "DELIVERED", morning.plusSeconds(7_200)).status())
                .isEqualTo(204);
        assertThat(dock.scan(first, "OUT_FOR_DELIVERY", morning.plusSeconds(3_600))
                        .status())
                .as("late")
                .isEqualTo(204);
        assertThat(dock.parcel(parcels.getFirst()).path("status").asString()).isEqualTo("DELIVERED");
        assertThat(dock.parcel(parcels.getFirst()).path("events")).hasSize(3);
        assertThat(dock.workStatus(work)).as("one is still on its way").isEqualTo("SHIPPED");
        dock.scan(second, "DELIVERED", morning.plusSeconds(9_000));

        completes(dock, work);
        assertThat(dock.scan(second, "IN_TRANSIT", morning.plusSeconds(9_100)).status())
                .as("after the close")
                .isEqualTo(204);
    }

    @Test
    void refusesParcelsThatDoNotHoldTheUnitsAndCapturesNothing() {
        var dock = Dock.with(port, 5);
        var work = dock.ordered(2, "N1 1AA");

        var few = dock.pack(work, "{\"parcels\":[{\"lines\":[{\"line\":1,\"quantity\":1}]}]}");
        assertThat(few.status()).isEqualTo(409);
        assertThat(few.problem()).isEqualTo("units-missing");
        assertThat(few.body().at("/errors/0/detail").asString()).contains("Line 1");
        assertThat(dock.pack(work, "{\"parcels\":[{\"lines\":[{\"line\":1,\"quantity\":3}]}]}")
                        .problem())
                .isEqualTo("too-many-units");
        assertThat(dock.pack(work, "{\"parcels\":[{\"lines\":[{\"line\":7,\"quantity\":2}]}]}")
                        .problem())
                .isEqualTo("unknown-line");
        assertThat(dock.pack(work, "{\"parcels\":[{\"lines\":[{\"line\":1,\"quantity\":2}],\"length_mm\":10}]}")
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(dock.workStatus(work)).isEqualTo("REQUESTED");
        assertThat(dock.parcels(work)).isEmpty();

        assertThat(dock.pack(work, "{}").status()).isEqualTo(200);
        assertThat(dock.parcels(work)).as("one with everything").hasSize(1);
        assertThat(dock.pack(work, "{}").status()).as("again").isEqualTo(200);
    }

    @Test
    void sellsNoLabelBeforeTheCapture() {
        var dock = Dock.with(port, 2);
        var work = dock.ordered(1, "N1 1AA");
        dock.api().send("POST", "/v1/orders/" + work.replace(".1", "") + "/hold", "{\"reason\":\"checked\"}");
        assertThat(dock.pack(work, "{\"parcels\":[{\"lines\":[{\"line\":1,\"quantity\":1}]}]}")
                        .problem())
                .isEqualTo("order-on-hold");
        var proposed = dock.parcels(work);
        assertThat(dock.parcel(proposed.getFirst()).path("status").asString()).isEqualTo("PROPOSED");

        assertThat(dock.buy(proposed.getFirst()).problem()).isEqualTo("not-released");
    }

    @Test
    void sellsOneLabelToTenWhoAskAtOnce() throws Exception {
        var dock = Dock.with(port, 2);
        var parcel = dock.packed(1, "N1 1AA").getFirst();
        Callable<String> ask = () -> dock.labelled(parcel);

        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = crowd.invokeAll(Collections.nCopies(10, ask));
            assertThat(answers.stream().map(Future::resultNow).distinct()).hasSize(1);
        }
        assertThat(soldFor(parcel)).isEqualTo(1);
    }

    @Test
    void buysNothingTwiceWhenTheCarriersAnswerIsLost() {
        var dock = Dock.with(port, 2);
        var parcel = dock.packed(1, "ZZ97 1AA").getFirst();

        var lost = dock.buy(parcel);
        assertThat(lost.status()).as(lost.text()).isEqualTo(503);
        assertThat(lost.header("Retry-After")).isNotEmpty();
        assertThat(dock.buy(parcel).status()).isEqualTo(200);
        assertThat(dock.buy(parcel).status()).isEqualTo(200);

        assertThat(soldFor(parcel)).isEqualTo(1);
        assertThat(dock.buy(Dock.with(port, 2).packed(1, "ZZ98 1AA").getFirst()).problem())
                .as("a carrier that is down")
                .isEqualTo("unavailable");
    }

    private long soldFor(String parcel) {
        return jdbc.sql("SELECT count(*) FROM carrier.shipment WHERE reference = :parcel AND status = 'BOUGHT'")
                .param("parcel", parcel)
                .query(Long.class)
                .single();
    }

    @Test
    void aPersonCorrectsAnAddressThatTheCarrierDoesNotKnow() {
        var dock = Dock.with(port, 2);
        var parcel = dock.packed(1, "ZZ99 3WZ").getFirst();
        var work = dock.parcel(parcel).path("fulfillment_order_id").asString();
        var order = work.replace(".1", "");

        assertThat(dock.buy(parcel).problem()).isEqualTo("address-invalid");
        assertThat(dock.buy(parcel).problem()).as("again").isEqualTo("address-invalid");
        var open = dock.exceptions(work, false);
        assertThat(open).hasSize(1);
        assertThat(open.at("/0/kind").asString()).isEqualTo("ADDRESS_INVALID");
        assertThat(open.at("/0/due_by").asString()).isNotEmpty();

        var address = "{\"line1\":\"2 Low Road\",\"city\":\"Leeds\",\"postcode\":\"LS1 4DY\",\"country\":\"GB\"}";
        assertThat(dock.api()
                        .send("PUT", "/v1/orders/" + order + "/delivery-address", address)
                        .status())
                .isEqualTo(204);
        dock.labelled(parcel);

        assertThat(dock.exceptions(work, false)).isEmpty();
        assertThat(dock.exceptions(work, true).at("/0/resolution").asString()).isEqualTo("the label was bought");
        assertThat(dock.api().get("/v1/orders/" + order + "/timeline").text())
                .contains("oms.parcel.label_refused.v1", "oms.order.address_corrected.v1", "oms.parcel.labelled.v1")
                .doesNotContain("Low Road");
        assertThat(dock.api()
                        .send("PUT", "/v1/orders/" + order + "/delivery-address", address)
                        .problem())
                .as("the label stands")
                .isEqualTo("label-bought");
        var back = dock.api().send("DELETE", "/v1/parcels/" + parcel + "/label", null);
        assertThat(back.body().path("status").asString()).isEqualTo("PACKED");
        assertThat(dock.api()
                        .send("PUT", "/v1/orders/" + order + "/delivery-address", address)
                        .status())
                .isEqualTo(204);
    }

    /** The vans of the simulated carrier drive, tell some of it twice and in no order: every parcel comes to its end. */
    @Test
    void theSimulatedCarrierBringsParcelsByItsOwnWebhooks() {
        var dock = Dock.with(port, 5);
        var work = dock.ordered(1, "N1 1AA");
        dock.pack(work, "{}");
        var parcel = dock.parcels(work).getFirst();
        dock.labelled(parcel);
        dock.manifest("evening");

        var receiver = URI.create("http://127.0.0.1:" + port + "/v1/carrier-webhooks/simulated");
        while (vans.round(receiver, Instant.now().plus(Duration.ofDays(1))) > 0) {
            // Until everything is told.
        }

        assertThat(dock.parcel(parcel).path("status").asString()).isIn("DELIVERED", "LOST", "DAMAGED");
        assertThat(dock.parcel(parcel).path("events").size()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void asksACarrierThatIsSilent() {
        var dock = Dock.with(port, 5);
        var parcel = dock.packed(1, "N1 1AA").getFirst();
        dock.labelled(parcel);
        dock.manifest("evening");
        jdbc.sql("UPDATE shipping.parcel SET heard_at = now() - interval '7 hours' WHERE id = :id")
                .param("id", parcel)
                .update();
        jdbc.sql("""
                        UPDATE carrier.scan SET occurs_at = now() - interval '1 hour' + number * interval '1 minute'
                        WHERE key LIKE :key
                        """).param("key", parcel + ".%").update();

        assertThat(news.ask()).isPositive();

        assertThat(dock.parcel(parcel).path("status").asString()).isIn("DELIVERED", "LOST", "DAMAGED");
    }

    private static void completes(Dock dock, String work) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(dock.orderStatus(work)).isEqualTo("COMPLETED"));
    }

    private static String text(Answer pdf) throws IOException {
        assertThat(pdf.status()).as(pdf.text()).isEqualTo(200);
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        try (var document = Loader.loadPDF(pdf.raw().body())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
