package dev.throughline.oms.activities.event;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.MediaType;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** Sends one event to one receiver: no redirects, no cookies, no repeats of its own, nothing read of the answer but its status. */
@Component
class WebhookSender implements DisposableBean {
    private static final MediaType CLOUD_EVENT =
            new MediaType("application", "cloudevents+json", StandardCharsets.UTF_8);

    private final HttpComponentsClientHttpRequestFactory requests;
    private final RestClient client;
    private final Envelope envelope;
    private final Clock clock;

    WebhookSender(WebhookProperties properties, JsonMapper json, Clock clock) {
        this.requests = requests(properties);
        this.client = RestClient.builder().requestFactory(requests).build();
        this.envelope = new Envelope(properties.source(), json);
        this.clock = clock;
    }

    /** Answers the HTTP status. */
    int send(String url, String secret, RecordedEvent event) {
        var body = envelope.write(event);
        var id = event.id().toString();
        long timestamp = clock.instant().getEpochSecond();
        var status = client.post()
                .uri(URI.create(url))
                .contentType(CLOUD_EVENT)
                .header(Webhook.UNBRANDED_MSG_ID_KEY, id)
                .header(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, Long.toString(timestamp))
                .header(Webhook.UNBRANDED_MSG_SIGNATURE_KEY, sign(secret, id, timestamp, body))
                .body(body.getBytes(StandardCharsets.UTF_8))
                .exchange((request, response) -> response.getStatusCode().value());
        return Objects.requireNonNull(status);
    }

    static String sign(String secret, String id, long timestamp, String body) {
        try {
            return new Webhook(secret).sign(id, timestamp, body);
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException("the subscription's secret cannot sign", e);
        }
    }

    @Override
    public void destroy() throws Exception {
        requests.destroy();
    }

    private static HttpComponentsClientHttpRequestFactory requests(WebhookProperties properties) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new AddressGuard(properties.allowPrivateAddresses()))
                .setMaxConnPerRoute(properties.parallel())
                .setMaxConnTotal(32 * properties.parallel())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                        .setSocketTimeout(Timeout.of(properties.responseTimeout()))
                        .build())
                .build();
        return new HttpComponentsClientHttpRequestFactory(HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(properties.connectTimeout()))
                        .setResponseTimeout(Timeout.of(properties.responseTimeout()))
                        .build())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .setUserAgent("throughline-webhooks/1")
                .build());
    }
}
