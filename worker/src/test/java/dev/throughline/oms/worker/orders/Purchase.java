package dev.throughline.oms.worker.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An order that was accepted, as everybody who asks or acts over HTTP sees it. */
public record Purchase(Api api, String id) {
    public static Purchase of(Shop shop, String body) {
        return new Purchase(
                shop.api(), shop.accepted(body).body().path("order_id").asString());
    }

    public JsonNode read() {
        return api.get("/v1/orders/" + id).body();
    }

    public String status() {
        return read().path("status").asString();
    }

    /** How many units of all lines are in which state. */
    public Map<String, Integer> units() {
        var units = new TreeMap<String, Integer>();
        read().path("lines")
                .forEach(line -> line.path("units")
                        .forEach(count -> units.merge(
                                count.path("state").asString(),
                                count.path("quantity").asInt(),
                                Integer::sum)));
        return units;
    }

    /** In minor units: `captured`, `refunded`, … */
    public long paid(String what) {
        return read().at("/payments/" + what + "/amount_minor").asLong();
    }

    /** The id of the fulfillment order of this number, from 1. */
    public String work(int number) {
        return id + "." + number;
    }

    /** The id of the one at this location. */
    public String workAt(String location) {
        var works = read().path("fulfillment_orders")
                .valueStream()
                .filter(work -> work.path("location").asString().equals(location))
                .map(work -> work.path("fulfillment_order_id").asString())
                .toList();
        assertThat(works).as("at %s", location).hasSize(1);
        return works.getFirst();
    }

    public String workStatus(String work) {
        return api.get("/v1/fulfillment-orders/" + work).body().path("status").asString();
    }

    public Answer act(String work, String act, @Nullable String body) {
        return api.send("POST", "/v1/fulfillment-orders/" + work + "/" + act, body);
    }

    /** Acts as is right now: whatever is refused fails the test. */
    public Answer done(String work, String act, @Nullable String body) {
        var answer = act(work, act, body);
        assertThat(answer.status()).as("%s %s: %s", act, work, answer.text()).isIn(200, 202);
        return answer;
    }

    /**
     * Asks for the cancellation of all that can be cancelled, or of what is said.
     *
     * @param more fields of the request after the reason, with a comma before
     */
    public Answer cancel(String more) {
        return api.send(
                "POST",
                "/v1/orders/" + id + "/cancellations",
                "{\"reason\":\"changed my mind\"%s}".formatted(more),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    public Answer decide(String body) {
        return api.send(
                "POST",
                "/v1/orders/" + id + "/unfillable-decisions",
                body,
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    /** Open ones of this kind. */
    public List<JsonNode> exceptions(String kind) {
        return api.get("/v1/exceptions?order_id=" + id + "&kind=" + kind)
                .body()
                .path("exceptions")
                .valueStream()
                .toList();
    }

    public Answer resolve(JsonNode exception, String resolution) {
        return api.send(
                "POST",
                "/v1/exceptions/" + exception.path("exception_id").asString() + "/resolution",
                "{\"resolution\":\"%s\",\"note\":\"decided\"}".formatted(resolution));
    }

    /** How often the customer was told what. */
    public Map<String, Long> messages() {
        return api.get("/v1/orders/" + id + "/messages")
                .body()
                .path("messages")
                .valueStream()
                .collect(Collectors.groupingBy(
                        message -> message.path("kind").asString(), TreeMap::new, Collectors.counting()));
    }

    /** How often what happened. */
    public Map<String, Long> events() {
        return api.get("/v1/orders/" + id + "/timeline")
                .body()
                .path("events")
                .valueStream()
                .collect(Collectors.groupingBy(
                        event -> event.path("type").asString(), TreeMap::new, Collectors.counting()));
    }

    public void becomes(String status) {
        soon(() -> assertThat(status()).isEqualTo(status));
    }

    /** What follows an answer comes a moment after it. */
    public static void soon(Runnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion::run);
    }
}
