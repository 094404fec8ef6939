package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.shipping.EasyPostApi.Refused;
import dev.throughline.oms.activities.shipping.EasyPostProperties.Sender;
import dev.throughline.oms.activities.shipping.EasyPostWire.Offer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many carriers through EasyPost. Our key is the shipment's {@code reference}, by which it is found again; a shipment sells its postage
 * once. Of the two steps, creating costs nothing: only a bought one is a label.
 */
@Component
@ConditionalOnProperty(name = "throughline.carrier.kind", havingValue = "easypost")
class EasyPostCarrier implements Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(EasyPostCarrier.class);
    private static final String SIGNATURE = "x-hmac-signature";
    private static final String ALGORITHM = "hmac-sha256-hex=";

    private final EasyPostApi api;
    private final EasyPostProperties properties;
    private final CarrierProperties believed;
    private final JsonMapper json;

    EasyPostCarrier(EasyPostProperties properties, CarrierProperties believed, JsonMapper json) {
        if (properties.apiKey().isBlank() || !properties.senders().containsKey("default")) {
            throw new IllegalArgumentException(
                    "throughline.carrier.easypost needs an api-key and the address senders.default");
        }
        this.api = new EasyPostApi(properties, json);
        this.properties = properties;
        this.believed = believed;
        this.json = json;
    }

    @Override
    public String name() {
        return "easypost";
    }

    @Override
    public List<Rate> rates(Consignment consignment) {
        try {
            return EasyPostWire.offers(create(null, consignment)).stream()
                    .map(Offer::rate)
                    .toList();
        } catch (Refused _) {
            return List.of();
        }
    }

    @Override
    public LabelAnswer buy(String key, Consignment consignment, @Nullable String service) {
        try {
            var shipment = retrieve(key).orElseGet(() -> create(key, consignment));
            if (!EasyPostWire.isOf(shipment, consignment)) {
                throw new IllegalArgumentException("this key was used for another parcel: use a key per label");
            }
            return EasyPostWire.sold(shipment).orElseGet(() -> buy(key, shipment, service));
        } catch (Refused e) {
            return LabelAnswer.refused(e.refusal());
        }
    }

    private LabelAnswer buy(String key, JsonNode shipment, @Nullable String service) {
        var offer = EasyPostWire.offers(shipment).stream()
                .filter(each -> service == null || each.rate().service().equals(service))
                .findFirst();
        if (offer.isEmpty()) {
            return LabelAnswer.refused(CarrierRefusal.SERVICE_UNAVAILABLE);
        }
        var rate = Map.of("rate", Map.of("id", offer.get().id()));
        try {
            return sold(api.post(path(shipment) + "/buy", rate));
        } catch (Refused e) {
            // Postage that exists was bought by a call whose answer was lost.
            return retrieve(key).flatMap(EasyPostWire::sold).orElseThrow(() -> e);
        }
    }

    private static LabelAnswer sold(JsonNode shipment) {
        return EasyPostWire.sold(shipment)
                .orElseThrow(() -> new CarrierUnavailableException("EasyPost sold a shipment without a label"));
    }

    private JsonNode create(@Nullable String key, Consignment consignment) {
        return api.post("/v2/shipments", EasyPostWire.shipment(key, consignment, sender(consignment.from())));
    }

    /** As the settings have it, which know more than a postal address, else the location's own. */
    private Sender sender(Location location) {
        var own = properties.senders().get(location.id().value());
        var address = location.address();
        if (own != null) {
            return own;
        }
        return address == null
                ? Objects.requireNonNull(properties.senders().get("default"))
                : new Sender(
                        location.name(),
                        address.line1(),
                        address.line2(),
                        address.city(),
                        null,
                        address.postcode(),
                        address.country(),
                        location.phone());
    }

    private Optional<JsonNode> retrieve(String key) {
        return api.get("/v2/shipments/" + key);
    }

    private static String path(JsonNode shipment) {
        return "/v2/shipments/" + shipment.path("id").asString();
    }

    @Override
    public Optional<LabelAnswer> find(String key) {
        return retrieve(key).flatMap(EasyPostWire::sold);
    }

    @Override
    public boolean voidLabel(String key) {
        var shipment = known(key);
        if (isGivenBack(shipment)) {
            return true;
        }
        try {
            return isGivenBack(api.post(path(shipment) + "/refund", Map.of()));
        } catch (Refused _) {
            return false;
        }
    }

    private static boolean isGivenBack(JsonNode shipment) {
        var status = shipment.path("refund_status").asString("");
        return status.equals("submitted") || status.equals("refunded");
    }

    private JsonNode known(String key) {
        return retrieve(key).orElseThrow(() -> new IllegalArgumentException("not a label of this carrier: " + key));
    }

    @Override
    public byte[] document(String key, Consignment consignment) {
        var shipment = known(key);
        var url = pdf(shipment);
        if (url == null) {
            url = api.get(path(shipment) + "/label?file_format=PDF")
                    .map(EasyPostCarrier::pdf)
                    .orElse(null);
        }
        if (url == null) {
            throw new CarrierUnavailableException("EasyPost has no PDF of the label yet");
        }
        return api.file(url);
    }

    private static @Nullable String pdf(JsonNode shipment) {
        var label = shipment.path("postage_label");
        var pdf = label.path("label_pdf_url");
        if (pdf.isString()) {
            return pdf.asString();
        }
        return label.path("label_file_type").asString("").equals("application/pdf")
                ? label.path("label_url").asString()
                : null;
    }

    /** A scan form, of what is on none. Not every carrier has them: then our manifest is what the driver signs. */
    @Override
    public void handOver(String manifest, List<String> keys) {
        var left = keys.stream()
                .map(this::known)
                .filter(shipment -> !shipment.path("scan_form").isObject())
                .map(shipment -> Map.of("id", shipment.path("id").asString()))
                .toList();
        if (left.isEmpty()) {
            return;
        }
        try {
            api.post("/v2/scan_forms", Map.of("shipments", left));
        } catch (Refused e) {
            LOG.info("No scan form for {}: {}", manifest, e.getMessage());
        }
    }

    @Override
    public List<Scan> track(String key) {
        return EasyPostWire.scans(known(key).path("tracker"));
    }

    /** The signature covers no time: a message that comes again is told from a new one by its id alone. */
    @Override
    public Webhook read(Function<String, @Nullable String> header, byte[] body) {
        var signature = header.apply(SIGNATURE);
        if (signature == null || believed.webhookSecrets().stream().noneMatch(s -> signs(s, signature, body))) {
            throw new ForgedWebhookException(signature == null ? "not signed" : "signed by somebody else");
        }
        try {
            var event = json.readTree(body);
            var id = event.path("id").asString("");
            if (id.isEmpty() || id.length() > 128) {
                throw new UnreadableWebhookException("an event has an id");
            }
            var result = event.path("result");
            boolean tracked = result.path("object").asString("").equals("Tracker");
            return new Webhook(id, tracked ? EasyPostWire.scans(result) : List.of());
        } catch (JacksonException _) {
            throw new UnreadableWebhookException("an event is JSON");
        }
    }

    private static boolean signs(String secret, String signature, byte[] body) {
        var key = Normalizer.normalize(secret, Normalizer.Form.NFKD).getBytes(StandardCharsets.UTF_8);
        var expected = ALGORITHM + HexFormat.of().formatHex(StandardSignature.hmac(key, body));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }
}
