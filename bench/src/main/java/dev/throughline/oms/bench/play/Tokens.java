package dev.throughline.oms.bench.play;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;

/** Tokens of the demo's issuer for its known clients, renewed in time. */
final class Tokens {
    private static final Duration RENEW_AFTER = Duration.ofMinutes(20);

    private final RestClient http = RestClient.create();
    private final URI api;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    Tokens(URI api) {
        this.api = api;
    }

    private record Token(String value, Instant renew) {}

    /** @param location whose work is done; none: whatever the client may do */
    String of(String client, @Nullable String location) {
        String name = client + "@" + location;
        Token known = tokens.get(name);
        if (known != null && System.currentTimeMillis() < known.renew().toEpochMilli()) {
            return known.value();
        }
        Token issued = new Token(
                issue(client, location),
                Instant.ofEpochMilli(System.currentTimeMillis()).plus(RENEW_AFTER));
        tokens.put(name, issued);
        return issued.value();
    }

    private String issue(String client, @Nullable String location) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("client_id", client);
        form.add("client_secret", client + "-demo");
        if (location != null) {
            form.add("locations", location);
            form.add("subject", location);
        }
        Map<String, Object> answer = Objects.requireNonNull(http.post()
                .uri(api.resolve("/demo/token"))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(new ParameterizedTypeReference<Map<String, Object>>() {}));
        return Objects.requireNonNull(answer.get("access_token")).toString();
    }
}
