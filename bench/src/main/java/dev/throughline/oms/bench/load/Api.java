package dev.throughline.oms.bench.load;

import dev.throughline.oms.client.ApiClient;
import dev.throughline.oms.client.api.CatalogApi;
import dev.throughline.oms.client.api.FulfillmentApi;
import dev.throughline.oms.client.api.InventoryApi;
import dev.throughline.oms.client.api.OrdersApi;
import dev.throughline.oms.client.api.ReconciliationApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** The API through its generated client, with tokens that outlast the run. Nothing is repeated: a failure is a failure. */
final class Api {
    private static final Duration READ_TIMEOUT = Duration.ofMinutes(1);

    private final JsonMapper json = ApiClient.createDefaultMapper(null);
    private final JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    private final URI address;

    final OrdersApi checkout;
    final OrdersApi service;
    final FulfillmentApi staff;
    final InventoryApi stock;
    final CatalogApi catalog;
    final ReconciliationApi reconciliation;

    Api(URI address) {
        this.address = address;
        requests.setReadTimeout(READ_TIMEOUT);
        checkout = new OrdersApi(client("checkout"));
        service = new OrdersApi(client("service"));
        staff = new FulfillmentApi(client("store"));
        ApiClient operations = client("operations");
        stock = new InventoryApi(operations);
        catalog = new CatalogApi(operations);
        reconciliation = new ReconciliationApi(operations);
    }

    private ApiClient client(String name) {
        RestClient http =
                ApiClient.buildRestClientBuilder(json).requestFactory(requests).build();
        ApiClient client =
                new ApiClient(http).setBasePath(address.resolve("/v1").toString());
        client.setBearerToken(token(name));
        return client;
    }

    private String token(String client) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("client_id", client);
        form.add("client_secret", client + "-demo");
        Map<String, Object> answer = Objects.requireNonNull(RestClient.create()
                .post()
                .uri(address.resolve("/demo/token"))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(new ParameterizedTypeReference<Map<String, Object>>() {}));
        return Objects.requireNonNull(answer.get("access_token")).toString();
    }
}
