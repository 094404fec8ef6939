package dev.throughline.oms.worker.shipping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.orders.Shop;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who is not the carrier changes nothing: every attempt is refused alike and counted. */
@ApplicationTest
class CarrierWebhooksTest {
    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry meters;

    private Dock dock = new Dock(new Api(0, null), new Api(0, null), new Shop(new Api(0, null), "", ""));
    private String parcel = "";
    private String body = "";
    private String id = "";

    @BeforeEach
    void labelled() {
        dock = Dock.with(port, 2);
        parcel = dock.packed(1, "N1 1AA").getFirst();
        body = Dock.body(dock.labelled(parcel), "IN_TRANSIT", Instant.now().minusSeconds(60));
        id = "evt_" + UUID.randomUUID();
    }

    @Test
    void refusesWhatTheCarrierHasNotSigned() {
        long now = Instant.now().getEpochSecond();
        var signature = Dock.sign(Dock.SECRET, id, now, body);
        double before = refused();
        double forged = counted("WEBHOOK_FORGED");

        refuses("another secret", dock.deliver(id, now, Dock.sign(other(), id, now, body), body));
        refuses("a flipped bit", dock.deliver(id, now, signature, body.replace("IN_TRANSIT", "DELIVERED")));
        refuses("written anew", dock.deliver(id, now, signature, body.replace(":", ": ")));
        refuses("another id", dock.deliver("evt_other", now, signature, body));
        refuses("another time", dock.deliver(id, now + 1, signature, body));
        refuses("old", dock.deliver(id, now - 600, Dock.sign(Dock.SECRET, id, now - 600, body), body));
        refuses("of the future", dock.deliver(id, now + 600, Dock.sign(Dock.SECRET, id, now + 600, body), body));
        refuses("no signature", new Api(port, null).send("POST", "/v1/carrier-webhooks/simulated", body));
        refuses("a token", Api.operations(port).send("POST", "/v1/carrier-webhooks/simulated", body));

        assertThat(status()).isEqualTo("LABELLED");
        assertThat(refused() - before).isEqualTo(9);
        assertThat(counted("WEBHOOK_FORGED") - forged).isEqualTo(9);
        assertThat(dock.api().get("/v1/refusals?kind=WEBHOOK_FORGED").text())
                .contains("simulated", "receiveCarrierWebhook")
                .doesNotContain(id);
        assertThat(dock.deliver(id, now, signature, body).status())
                .as("the real one")
                .isEqualTo(204);
        assertThat(status()).isEqualTo("IN_TRANSIT");
    }

    @Test
    void thanksForAReplayAndChangesNothing() {
        assertThat(dock.send(id, body).status()).isEqualTo(204);
        var before = dock.parcel(parcel);

        assertThat(dock.send(id, body).status()).isEqualTo(204);
        assertThat(dock.send(id, body.replace("IN_TRANSIT", "LOST")).status())
                .as("the carrier's own id again")
                .isEqualTo(204);

        assertThat(dock.parcel(parcel)).isEqualTo(before);
    }

    @Test
    void takesNoMoreThanAWebhookNeeds() {
        var large = body.replace("parcel.scanned", "x".repeat(300_000));

        assertThat(dock.send(id, large).problem()).isEqualTo("body-too-large");
        assertThat(dock.send(id, "{\"status\":\"ABDUCTED\"}").problem()).isEqualTo("invalid-request");
        assertThat(dock.send(id, "no json").problem()).isEqualTo("invalid-request");
        assertThat(dock.carrier()
                        .send("POST", "/v1/carrier-webhooks/nobody", body)
                        .status())
                .isEqualTo(404);
        assertThat(dock.send(id, Dock.body("UNKNOWN-1", "DELIVERED", Instant.now()))
                        .status())
                .as("a parcel that nobody knows")
                .isEqualTo(204);
    }

    private static String other() {
        return "whsec_" + Base64.getEncoder().encodeToString("somebody else's".getBytes(UTF_8));
    }

    private static void refuses(String what, Answer answer) {
        assertThat(answer.status()).as("%s: %s", what, answer.text()).isEqualTo(401);
        assertThat(answer.problem()).as(what).isEqualTo("signature-refused");
    }

    private String status() {
        return dock.parcel(parcel).path("status").asString();
    }

    private double counted(String kind) {
        return meters.counter("throughline.refusals", "kind", kind).count();
    }

    private double refused() {
        return meters.counter("throughline.carrier.webhooks", "carrier", "simulated", "outcome", "refused")
                .count();
    }
}
