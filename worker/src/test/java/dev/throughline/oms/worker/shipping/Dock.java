package dev.throughline.oms.worker.shipping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.orders.Shop;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Where a location's parcels are packed and handed over, and where its carrier's messages come in. */
public record Dock(Api api, Api carrier, Shop shop) {
    /** The demonstration's. */
    static final String SECRET = "whsec_ZGVtby1vbmx5LWNhcnJpZXItc2VjcmV0";

    static Dock with(int port, int units) {
        var api = Api.operations(port);
        return new Dock(api, new Api(port, null), Shop.with(api, units));
    }

    /** The fulfillment order of an accepted order of so many units, to this postcode. */
    String ordered(int units, String postcode) {
        var body = shop.ship(units, "tok_visa").replace("N1 1AA", postcode);
        var placed = shop.place(body, UUID.randomUUID().toString());
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        return placed.body().path("order_id").asString() + ".1";
    }

    Answer pack(String work, String body) {
        return shop.act(work, "pack", body);
    }

    /** Packed into parcels of one unit each. */
    List<String> packed(int units, String postcode) {
        var work = ordered(units, postcode);
        var each = "{\"lines\":[{\"line\":1,\"quantity\":1}],\"weight_grams\":700}";
        var parcels = String.join(",", Collections.nCopies(units, each));
        var answer = pack(work, "{\"parcels\":[" + parcels + "]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return parcels(work);
    }

    /** The ids of the parcels of a fulfillment order. */
    public List<String> parcels(String work) {
        var answer = api.get("/v1/fulfillment-orders/" + work + "/parcels");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return StreamSupport.stream(answer.body().path("parcels").spliterator(), false)
                .map(parcel -> parcel.path("parcel_id").asString())
                .toList();
    }

    JsonNode parcel(String id) {
        return api.get("/v1/parcels/" + id).body();
    }

    Answer buy(String parcel) {
        return api.send("POST", "/v1/parcels/" + parcel + "/label", "{}");
    }

    /** Buys the label of a parcel; answers its tracking number. */
    public String labelled(String parcel) {
        var bought = buy(parcel);
        assertThat(bought.status()).as(bought.text()).isEqualTo(200);
        return bought.body().at("/tracking/number").asString();
    }

    Answer manifest(String document) {
        return api.send(
                "POST", "/v1/locations/" + shop.location() + "/manifests", "{\"document\":\"" + document + "\"}");
    }

    /** A scan, as the carrier's own library would send it. */
    Answer scan(String trackingNumber, String status, Instant at) {
        return send("evt_" + UUID.randomUUID(), body(trackingNumber, status, at));
    }

    /** Sends a signed message of the carrier. */
    public Answer send(String id, String body) {
        long now = Instant.now().getEpochSecond();
        return deliver(id, now, sign(SECRET, id, now, body), body);
    }

    Answer deliver(String id, long timestamp, String signature, String body) {
        return carrier.sendBytes(
                "POST",
                "/v1/carrier-webhooks/simulated",
                body.getBytes(UTF_8),
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(timestamp),
                "webhook-signature",
                signature);
    }

    static String sign(String secret, String id, long timestamp, String body) {
        try {
            return new Webhook(secret).sign(id, timestamp, body);
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A carrier's message about a parcel. */
    public static String body(String trackingNumber, String status, Instant at) {
        return "{\"type\":\"parcel.scanned\",\"tracking_number\":\"%s\",\"status\":\"%s\",\"occurred_at\":\"%s\"}"
                .formatted(trackingNumber, status, at);
    }

    String orderStatus(String work) {
        return api.get("/v1/orders/" + work.substring(0, work.indexOf('.')))
                .body()
                .path("status")
                .asString();
    }

    String workStatus(String work) {
        return api.get("/v1/fulfillment-orders/" + work).body().path("status").asString();
    }

    JsonNode exceptions(String work, boolean closed) {
        return api.get("/v1/exceptions?order_id=" + work.substring(0, work.indexOf('.')) + "&closed=" + closed)
                .body()
                .path("exceptions");
    }
}
