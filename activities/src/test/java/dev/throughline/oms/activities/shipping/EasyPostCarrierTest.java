package dev.throughline.oms.activities.shipping;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.BasicCredentials;
import dev.throughline.oms.activities.inventory.PostalAddress;
import dev.throughline.oms.activities.shipping.Carrier.Scan;
import dev.throughline.oms.workflows.shared.Money;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EasyPostCarrierTest extends CarrierContract {
    private static final String SECRET = "a sécret of ours";
    private static final String NEXT = "the next one";

    private final EasyPostDouble vendor = new EasyPostDouble();
    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().extensions(vendor));
    private EasyPostCarrier carrier = carrier("http://localhost:1");

    @BeforeEach
    void start() {
        server.start();
        vendor.isAt(server.port());
        server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers(EasyPostDouble.NAME)));
        server.stubFor(get(urlEqualTo("/files/label.pdf"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/pdf")
                        .withBody("%PDF-1.4 a label")));
        carrier = carrier(server.baseUrl());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static EasyPostCarrier carrier(String url) {
        var sender = new EasyPostProperties.Sender(
                "Throughline", "417 Montgomery Street", null, "San Francisco", "CA", "94104", "US", "4153334445");
        return new EasyPostCarrier(
                new EasyPostProperties(
                        URI.create(url),
                        "EZTK",
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        Map.of("default", sender)),
                new CarrierProperties(List.of(SECRET, NEXT)),
                JsonMapper.shared());
    }

    @Override
    Carrier carrier() {
        return carrier;
    }

    @Override
    String signatureHeader() {
        return "x-hmac-signature";
    }

    @Override
    Signed signed(Scan scan) {
        return signed(
                event(detail(scan.status().name().toLowerCase(Locale.ROOT), "status_update", scan), scan), SECRET);
    }

    private static Signed signed(String event, String secret) {
        var body = event.getBytes(StandardCharsets.UTF_8);
        var key = Normalizer.normalize(secret, Normalizer.Form.NFKD).getBytes(StandardCharsets.UTF_8);
        return Signed.of(
                Map.of(
                        "x-hmac-signature",
                        "hmac-sha256-hex=" + HexFormat.of().formatHex(StandardSignature.hmac(key, body))),
                body);
    }

    private static String detail(String status, String detail, Scan scan) {
        return """
                {"object":"TrackingDetail","message":"Scanned","description":"","status":"%s","status_detail":"%s","datetime":"%s",
                 "source":"USPS","carrier_code":"","tracking_location":{"object":"TrackingLocation","city":"HOUSTON","state":"TX","country":null,"zip":"77063"}}
                """.formatted(status, detail, scan.occurredAt());
    }

    private static String event(String details, Scan scan) {
        return """
                {"id":"evt_%s","object":"Event","mode":"test","description":"tracker.updated","previous_attributes":{"status":"unknown"},
                 "pending_urls":[],"completed_urls":[],"created_at":"2026-03-02T09:01:00Z","status":"pending",
                 "result":{"id":"trk_1","object":"Tracker","mode":"test","tracking_code":"%s","status":"in_transit","status_detail":"status_update",
                  "shipment_id":"shp_1","carrier":"USPS","tracking_details":[%s]}}
                """.formatted(UUID.randomUUID(), scan.trackingNumber(), details);
    }

    @Test
    void isSentByTheLocationItselfWhereItHasAnAddress() {
        var leeds = new PostalAddress("9 Dock Road", null, "Leeds", "LS1 1AA", "GB");
        carrier.buy(key(1), consignment(1_000, "N1 1AA", leeds), null);

        server.verify(postRequestedFor(urlEqualTo("/v2/shipments"))
                .withRequestBody(matchingJsonPath("$.shipment.from_address.company", equalTo("Warehouse Leeds")))
                .withRequestBody(matchingJsonPath("$.shipment.from_address.street1", equalTo("9 Dock Road")))
                .withRequestBody(matchingJsonPath("$.shipment.from_address.zip", equalTo("LS1 1AA"))));
    }

    @Test
    void createsTheShipmentUnderOurKeyAsThePublishedApiWantsIt() {
        carrier.buy(key(1), consignment(1_000), null);

        server.verify(postRequestedFor(urlEqualTo("/v2/shipments"))
                .withBasicAuth(new BasicCredentials("EZTK", ""))
                .withRequestBody(matchingJsonPath("$.shipment.reference", equalTo(key(1))))
                .withRequestBody(matchingJsonPath("$.shipment.to_address.name", equalTo("Kim Canary")))
                .withRequestBody(matchingJsonPath("$.shipment.to_address.street1", equalTo("1 High Street")))
                .withRequestBody(matchingJsonPath("$.shipment.to_address.verify_strict", equalTo("true")))
                .withRequestBody(matchingJsonPath("$.shipment.from_address.company", equalTo("Throughline")))
                .withRequestBody(matchingJsonPath("$.shipment.parcel.weight", equalTo("35.3")))
                .withRequestBody(matchingJsonPath("$.shipment.parcel.length", equalTo("11.9")))
                .withRequestBody(matchingJsonPath("$.shipment.options.label_format", equalTo("PDF"))));
        var label = label(carrier.find(key(1)).orElseThrow());
        assertThat(label.service()).isEqualTo("USPS GroundAdvantage");
        assertThat(label.cost()).isEqualTo(new Money(595, "USD"));
    }

    @Test
    void findsThePurchaseWhoseAnswerWasLostAndBuysNothingTwice() {
        vendor.loseTheAnswerOfTheNextPurchase();

        assertThatThrownBy(() -> carrier.buy(key(1), consignment(1_000), null))
                .isInstanceOf(CarrierUnavailableException.class);

        var found = carrier.find(key(1));
        assertThat(found).isPresent();
        assertThat(carrier.buy(key(1), consignment(1_000), null)).isEqualTo(found.get());
        assertThat(vendor.bought()).isEqualTo(1);
    }

    @Test
    void knowsAnOutageFromARefusal() {
        for (int status : new int[] {429, 500, 503}) {
            vendor.failWith(status);
            assertThatThrownBy(() -> carrier.buy(key(1), consignment(1_000), null))
                    .as("%d", status)
                    .isInstanceOf(CarrierUnavailableException.class);
        }
        vendor.failWith(402);
        assertThat(carrier.buy(key(1), consignment(1_000), null).refusal()).isEqualTo(CarrierRefusal.ACCOUNT_REFUSED);
        vendor.failWith(0);
        server.stop();
        assertThatThrownBy(() -> carrier.find(key(1))).isInstanceOf(CarrierUnavailableException.class);
    }

    @Test
    void makesOneScanFormOfAManifest() {
        carrier.buy(key(1), consignment(1_000), null);
        carrier.buy(key(2), consignment(1_000), null);

        carrier.handOver("mft_1", List.of(key(1), key(2)));
        carrier.handOver("mft_1", List.of(key(1), key(2)));

        assertThat(vendor.scanForms()).isEqualTo(1);
    }

    @Test
    void readsWhatBecameOfAParcelInItsWords() {
        var at = scan(ParcelStatus.IN_TRANSIT);
        var details = String.join(
                ",",
                detail("pre_transit", "label_created", at),
                detail("in_transit", "departed_facility", at),
                detail("out_for_delivery", "out_for_delivery", at),
                detail("available_for_pickup", "arrived_at_pickup_location", at),
                detail("return_to_sender", "return", at),
                detail("unknown", "damaged", at),
                detail("failure", "lost", at),
                detail("delivered", "arrived_at_destination", at));
        var signed = signed(event(details, at), NEXT);

        assertThat(carrier.read(signed.header(), signed.body()).scans())
                .extracting(Scan::status)
                .containsExactly(
                        ParcelStatus.IN_TRANSIT,
                        ParcelStatus.OUT_FOR_DELIVERY,
                        ParcelStatus.ATTEMPTED,
                        ParcelStatus.RETURNED,
                        ParcelStatus.DAMAGED,
                        ParcelStatus.LOST,
                        ParcelStatus.DELIVERED);
    }

    @Test
    void thanksForEventsAboutSomethingElse() {
        var signed = signed(
                "{\"id\":\"evt_1\",\"object\":\"Event\",\"description\":\"batch.updated\",\"result\":{\"object\":\"Batch\"}}",
                SECRET);

        assertThat(carrier.read(signed.header(), signed.body()).scans()).isEmpty();
        assertThatThrownBy(() -> {
                    var odd = signed("[]", SECRET);
                    carrier.read(odd.header(), odd.body());
                })
                .isInstanceOf(UnreadableWebhookException.class);
    }

    @Test
    void startsWithAKeyAndASenderOnly() {
        assertThatThrownBy(() -> new EasyPostCarrier(
                        new EasyPostProperties(
                                URI.create("https://api.easypost.com"),
                                "",
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(1),
                                Map.of()),
                        new CarrierProperties(List.of()),
                        JsonMapper.shared()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("api-key");
    }
}
