package dev.throughline.oms.activities.shipping;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers as EasyPost's documentation says that it does, with the fields that it shows: shipments by id or reference, postage that is
 * bought once, refunds, scan forms, errors with codes.
 */
class EasyPostDouble implements ResponseDefinitionTransformerV2 {
    static final String NAME = "easypost-double";

    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, ObjectNode> shipments = new ConcurrentHashMap<>();
    private final AtomicInteger bought = new AtomicInteger();
    private final AtomicInteger scanForms = new AtomicInteger();
    private volatile int port;
    private volatile boolean losesTheNextAnswer;
    private volatile int failsWith;

    /** Where labels lie. */
    void isAt(int serverPort) {
        port = serverPort;
    }

    void loseTheAnswerOfTheNextPurchase() {
        losesTheNextAnswer = true;
    }

    /** Every call, from now on; 0 is none. */
    void failWith(int status) {
        failsWith = status;
    }

    int bought() {
        return bought.get();
    }

    int scanForms() {
        return scanForms.get();
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        var request = event.getRequest();
        var path = request.getUrl().replaceAll("\\?.*", "").split("/", -1);
        if (failsWith != 0) {
            return answer(failsWith, error("INTERNAL", "Something went wrong"));
        }
        var key = path.length > 3 ? path[3] : "";
        return switch (request.getMethod().value() + " " + path[2] + (path.length > 4 ? "/" + path[4] : "")) {
            case "POST shipments" ->
                create(json.readTree(request.getBodyAsString()).path("shipment"));
            case "GET shipments" -> found(key);
            case "POST shipments/buy" ->
                buy(key, json.readTree(request.getBodyAsString()).at("/rate/id").asString());
            case "POST shipments/refund" -> refund(key);
            case "POST scan_forms" -> scanForm(json.readTree(request.getBodyAsString()));
            default -> answer(404, error("NOT_FOUND", "The requested resource could not be found."));
        };
    }

    private ResponseDefinition create(JsonNode wanted) {
        if (wanted.at("/to_address/zip").asString().startsWith("ZZ99")) {
            return answer(422, error("ADDRESS.VERIFY.FAILURE", "Unable to verify address."));
        }
        var id = "shp_" + UUID.randomUUID().toString().replace("-", "");
        var shipment = json.createObjectNode();
        shipment.put("id", id).put("object", "Shipment").put("mode", "test").put("status", "unknown");
        shipment.put("reference", wanted.path("reference").asString(null));
        shipment.putNull("postage_label")
                .putNull("tracking_code")
                .putNull("refund_status")
                .putNull("scan_form");
        shipment.putNull("selected_rate").putNull("tracker");
        shipment.putArray("messages");
        shipment.set("to_address", wanted.path("to_address"));
        shipment.set("from_address", wanted.path("from_address"));
        shipment.putObject("parcel")
                .put("id", "prcl_" + id)
                .put("object", "Parcel")
                .set("weight", wanted.at("/parcel/weight"));
        var rates = shipment.putArray("rates");
        rates.add(rate(id, "Express", "24.10", 1));
        rates.add(rate(id, "GroundAdvantage", "5.95", null));
        rates.add(rate(id, "Priority", "7.47", 2));
        shipments.put(id, shipment);
        return answer(201, shipment);
    }

    private ObjectNode rate(String shipment, String service, String amount, @Nullable Integer days) {
        return json.createObjectNode()
                .put("id", "rate_" + service + "_" + shipment)
                .put("object", "Rate")
                .put("service", service)
                .put("carrier", "USPS")
                .put("rate", amount)
                .put("currency", "USD")
                .put("delivery_days", days)
                .put("shipment_id", shipment)
                .put("carrier_account_id", "ca_1");
    }

    private @Nullable ObjectNode shipment(String key) {
        var byId = shipments.get(key);
        return byId != null
                ? byId
                : shipments.values().stream()
                        .filter(shipment ->
                                key.equals(shipment.path("reference").asString(null)))
                        .findFirst()
                        .orElse(null);
    }

    private ResponseDefinition found(String key) {
        var shipment = shipment(key);
        return shipment == null
                ? answer(404, error("NOT_FOUND", "The requested resource could not be found."))
                : answer(200, shipment);
    }

    private ResponseDefinition buy(String key, String rate) {
        var shipment = Objects.requireNonNull(shipment(key));
        if (shipment.path("postage_label").isObject()) {
            return answer(422, error("SHIPMENT.POSTAGE.EXISTS", "Postage already exists for this shipment."));
        }
        bought.incrementAndGet();
        var number = "94055" + Math.floorMod(key.hashCode(), 1_000_000_000);
        var chosen = shipment.path("rates")
                .valueStream()
                .filter(each -> each.path("id").asString().equals(rate))
                .findFirst()
                .orElseThrow();
        shipment.set("selected_rate", chosen);
        shipment.put("tracking_code", number);
        shipment.putObject("postage_label")
                .put("id", "pl_1")
                .put("object", "PostageLabel")
                .put("label_size", "4x6")
                .put("label_file_type", "application/pdf")
                .put("label_url", "http://localhost:" + port + "/files/label.pdf")
                .putNull("label_pdf_url");
        shipment.putObject("tracker")
                .put("id", "trk_1")
                .put("object", "Tracker")
                .put("tracking_code", number)
                .put("status", "unknown")
                .put("carrier", "USPS")
                .putArray("tracking_details");
        if (losesTheNextAnswer) {
            losesTheNextAnswer = false;
            return answer(504, json.createObjectNode());
        }
        return answer(200, shipment);
    }

    private ResponseDefinition refund(String key) {
        var shipment = Objects.requireNonNull(shipment(key));
        shipment.put("refund_status", "submitted");
        return answer(200, shipment);
    }

    private ResponseDefinition scanForm(JsonNode wanted) {
        var form = json.createObjectNode()
                .put("id", "sf_" + scanForms.incrementAndGet())
                .put("object", "ScanForm")
                .put("status", "created")
                .putNull("message");
        wanted.path("shipments")
                .valueStream()
                .forEach(each -> Objects.requireNonNull(shipment(each.path("id").asString()))
                        .set("scan_form", form));
        return answer(201, form);
    }

    private ObjectNode error(String code, String message) {
        var error = json.createObjectNode();
        error.putObject("error").put("code", code).put("message", message).putArray("errors");
        return error;
    }

    private static ResponseDefinition answer(int status, JsonNode body) {
        return new ResponseDefinitionBuilder()
                .withStatus(status)
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withBody(body.toString())
                .build();
    }
}
