package dev.throughline.oms.activities.shipping;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * EasyPost's API as far as parcels need it (<a href="https://docs.easypost.com">docs.easypost.com</a>, v2). What it refuses is a
 * {@link Refused}; no answer, 429 and 5xx leave the outcome unknown.
 */
class EasyPostApi {
    private static final int TOO_MANY = 429;
    private static final int MOST_BYTES = 5 * 1024 * 1024;

    private final RestClient client;
    private final RestClient files;
    private final JsonMapper json;
    private final boolean secure;

    EasyPostApi(EasyPostProperties properties, JsonMapper json) {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(properties.connectTimeout())
                .build());
        requests.setReadTimeout(properties.responseTimeout());
        this.client = RestClient.builder()
                .requestFactory(requests)
                .baseUrl(properties.url().toString())
                .defaultHeaders(headers -> headers.setBasicAuth(properties.apiKey(), ""))
                .build();
        this.files = RestClient.builder().requestFactory(requests).build();
        this.json = json;
        this.secure = "https".equals(properties.url().getScheme());
    }

    /** Empty when there is no such thing. */
    Optional<JsonNode> get(String path) {
        try {
            return Optional.of(call(HttpMethod.GET, path, null));
        } catch (Refused e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    JsonNode post(String path, Map<String, ?> body) {
        return call(HttpMethod.POST, path, json.writeValueAsString(body));
    }

    private JsonNode call(HttpMethod method, String path, @Nullable String body) {
        var request = client.method(method).uri(path).accept(MediaType.APPLICATION_JSON);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        try {
            return request.exchangeForRequiredValue((_, response) -> read(response));
        } catch (ResourceAccessException e) {
            throw new CarrierUnavailableException(
                    "EasyPost did not answer: " + e.getClass().getSimpleName());
        }
    }

    private JsonNode read(ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        if (status == TOO_MANY || status >= 500) {
            throw new CarrierUnavailableException("EasyPost answered " + status);
        }
        var bytes = response.getBody().readNBytes(MOST_BYTES);
        try {
            var answer = json.readTree(new String(bytes, StandardCharsets.UTF_8));
            if (status >= 400) {
                throw new Refused(status, answer.at("/error/code").asString(""));
            }
            return answer;
        } catch (JacksonException e) {
            throw new CarrierUnavailableException("EasyPost answered " + status + " and no JSON");
        }
    }

    /** A file that the API has named. */
    byte[] file(String url) {
        if (secure && !url.startsWith("https://")) {
            throw new CarrierUnavailableException("EasyPost named a file that is not secured");
        }
        try {
            return files.get().uri(URI.create(url)).exchangeForRequiredValue((_, response) -> {
                if (response.getStatusCode().isError()) {
                    throw new CarrierUnavailableException("the label's file answered " + response.getStatusCode());
                }
                return response.getBody().readNBytes(MOST_BYTES);
            });
        } catch (ResourceAccessException e) {
            throw new CarrierUnavailableException("the label's file cannot be read");
        }
    }

    /** What EasyPost does not do, with the code that says why; its words may hold an address and are left out. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final String code;

        Refused(int status, String code) {
            super("EasyPost refused: " + status + " " + code);
            this.status = status;
            this.code = code;
        }

        int status() {
            return status;
        }

        String code() {
            return code;
        }

        CarrierRefusal refusal() {
            if (status == 401 || status == 402 || status == 403) {
                return CarrierRefusal.ACCOUNT_REFUSED;
            }
            if (code.startsWith("ADDRESS.")) {
                return CarrierRefusal.ADDRESS_INVALID;
            }
            return code.startsWith("PARCEL.") ? CarrierRefusal.PARCEL_REFUSED : CarrierRefusal.SERVICE_UNAVAILABLE;
        }
    }
}
