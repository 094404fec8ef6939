package dev.throughline.oms.worker.exceptions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.Shop;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What waits for a person says how it can be decided, and takes nothing else. */
@ApplicationTest
class ResolutionHttpTest {
    @LocalServerPort
    private int port;

    private Api api = new Api(0, null);

    @BeforeEach
    void logIn() {
        api = Api.operations(port);
    }

    @Test
    void saysWhatIsPossibleRefusesTheRestAndTakesOneDecision() throws Exception {
        var shop = Shop.with(api, 1);
        var order = rejectedPickup(shop);
        var entry = onlyException(order);
        assertThat(entry.at("/possible_resolutions").toString()).isEqualTo("[\"SOURCE_AGAIN\",\"CANCEL\"]");
        assertThat(entry.at("/escalation").asInt()).isZero();

        var refund = resolve(entry, "REFUND");
        assertThat(refund.status()).isEqualTo(422);
        assertThat(refund.problem()).isEqualTo("resolution-not-possible");
        assertThat(refund.text()).contains("SOURCE_AGAIN", "CANCEL");
        assertThat(api.get("/v1/orders/" + order).body().at("/status").asString())
                .isEqualTo("OPEN");

        for (var answer : atOnce(entry, "CANCEL", 20)) {
            assertThat(answer.status() == 200 || answer.problem().equals("exception-closed"))
                    .as(answer.text())
                    .isTrue();
        }
        var timeline = api.get("/v1/orders/" + order + "/timeline").text();
        assertThat(timeline.split("oms.order.units_cancelled.v1", -1))
                .as("one effect")
                .hasSize(2);
        assertThat(resolve(entry, "CANCEL").problem()).isEqualTo("exception-closed");
        var closed = api.get("/v1/exceptions/" + entry.at("/exception_id").asString())
                .body();
        assertThat(closed.at("/possible_resolutions")).isEmpty();
        assertThat(closed.at("/resolution").asString()).isEqualTo("cancelled: decided");
    }

    private List<Answer> atOnce(JsonNode entry, String resolution, int times) throws Exception {
        try (var threads = Executors.newFixedThreadPool(times)) {
            var calls = IntStream.range(0, times)
                    .<Callable<Answer>>mapToObj(i -> () -> resolve(entry, resolution))
                    .toList();
            return threads.invokeAll(calls).stream()
                    .map(done -> done.resultNow())
                    .toList();
        }
    }

    private Answer resolve(JsonNode entry, String resolution) {
        return api.send(
                "POST",
                "/v1/exceptions/" + entry.at("/exception_id").asString() + "/resolution",
                "{\"resolution\":\"%s\",\"note\":\"decided\"}".formatted(resolution));
    }

    private String rejectedPickup(Shop shop) {
        var order = shop.place(shop.pickup(1, "tok_visa"), UUID.randomUUID().toString())
                .body()
                .path("order_id")
                .asString();
        assertThat(shop.act(order + ".1", "reject", "{\"reason\":\"damaged\"}").status())
                .isEqualTo(200);
        return order;
    }

    private JsonNode onlyException(String order) {
        var found = api.get("/v1/exceptions?order_id=" + order).body().path("exceptions");
        assertThat(found).hasSize(1);
        return found.path(0);
    }
}
