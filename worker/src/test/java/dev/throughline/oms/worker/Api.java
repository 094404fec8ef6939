package dev.throughline.oms.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP to the application under test. */
public final class Api {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final @Nullable String token;

    public Api(int port, @Nullable String token) {
        this.port = port;
        this.token = token;
    }

    /** As the demonstration's operations. */
    public static Api operations(int port) {
        return as(port, "operations");
    }

    /** As a client of the demonstration, which has the role of its name. */
    public static Api as(int port, String client) {
        return as(port, client, client.equals("shopper") ? ",\"customer_id\":\"nobody\"" : "");
    }

    /** As a person of a store or warehouse at these locations. */
    public static Api at(int port, String client, String subject, String... locations) {
        return as(
                port,
                client,
                ",\"subject\":\"%s\",\"locations\":[\"%s\"]".formatted(subject, String.join("\",\"", locations)));
    }

    /** As a customer, by our reference. */
    public static Api shopper(int port, String customer) {
        return as(port, "shopper", ",\"customer_id\":\"%s\"".formatted(customer));
    }

    private static Api as(int port, String client, String more) {
        var answer = new Api(port, null)
                .send(
                        "POST",
                        "/demo/token",
                        "{\"client_id\":\"%1$s\",\"client_secret\":\"%1$s-demo\"%2$s}".formatted(client, more));
        return new Api(port, answer.body().get("access_token").asString());
    }

    /** What came back; an empty body is a missing node. */
    public record Answer(int status, JsonNode body, HttpResponse<byte[]> raw) {
        public String text() {
            return new String(raw.body(), UTF_8);
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        /** The name of the problem. */
        public String problem() {
            return body.path("type").asString("").replace("/problems/", "");
        }
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer send(String method, String path, @Nullable String body, String... headers) {
        return sendBytes(method, path, body == null ? null : body.getBytes(UTF_8), headers);
    }

    public Answer sendBytes(String method, String path, byte @Nullable [] body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .setHeader("Content-Type", "application/json");
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            var json = response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    response.statusCode(),
                    json && response.body().length > 0 ? JSON.readTree(response.body()) : JSON.missingNode(),
                    response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
