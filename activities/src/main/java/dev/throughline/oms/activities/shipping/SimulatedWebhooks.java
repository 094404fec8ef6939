package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.shipping.SimulatedShipments.Telling;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;

/** Signs and sends what the simulated carrier has scanned. What does not arrive is sent again. */
@Component
@ConditionalOnProperty(name = "throughline.carrier.kind", havingValue = "simulated", matchIfMissing = true)
class SimulatedWebhooks implements SimulatedTraffic {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedWebhooks.class);
    private static final int AT_ONCE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SimulatedShipments books;
    private final SimulatedProperties properties;
    private final CarrierProperties secrets;
    private final TrackingMessage messages;
    private final Clock clock;
    private final RestClient client = client();

    SimulatedWebhooks(
            SimulatedProperties properties,
            CarrierProperties secrets,
            TrackingMessage messages,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.books = new SimulatedShipments(jdbc, transaction, clock, properties);
        this.properties = properties;
        this.secrets = secrets;
        this.messages = messages;
        this.clock = clock;
    }

    private static RestClient client() {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        return RestClient.builder().requestFactory(requests).build();
    }

    @Override
    public int round(URI receiver, Instant until) {
        if (secrets.webhookSecrets().isEmpty()) {
            return 0;
        }
        var claimed = books.claim(until, AT_ONCE);
        claimed.stream()
                .sorted(Comparator.comparingDouble(telling -> properties.share("order/" + telling.id())))
                .forEach(telling -> tell(receiver, telling, until));
        return claimed.size();
    }

    private void tell(URI receiver, Telling telling, Instant until) {
        try {
            var body = messages.write(telling.scan());
            var timestamp = Long.toString(clock.instant().getEpochSecond());
            var signature = StandardSignature.sign(secrets.webhookSecrets().getFirst(), telling.id(), timestamp, body);
            client.post()
                    .uri(receiver)
                    .contentType(MediaType.APPLICATION_JSON)
                    .header(StandardSignature.ID, telling.id())
                    .header(StandardSignature.TIMESTAMP, timestamp)
                    .header(StandardSignature.SIGNATURE, "v1," + signature)
                    .body(body)
                    .retrieve()
                    .toBodilessEntity();
            books.told(telling, until);
        } catch (RuntimeException e) {
            LOG.warn("The simulated carrier tells {} again: {}", telling.id(), e.toString());
        }
    }
}
