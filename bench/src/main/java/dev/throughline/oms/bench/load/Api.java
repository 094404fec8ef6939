package dev.throughline.oms.bench.load;

import dev.throughline.oms.client.ApiClient;
import dev.throughline.oms.client.api.CatalogApi;
import dev.throughline.oms.client.api.ExceptionsApi;
import dev.throughline.oms.client.api.FulfillmentApi;
import dev.throughline.oms.client.api.InventoryApi;
import dev.throughline.oms.client.api.OrdersApi;
import dev.throughline.oms.client.api.PickupApi;
import dev.throughline.oms.client.api.ReconciliationApi;
import dev.throughline.oms.client.api.ReturnsApi;
import dev.throughline.oms.client.api.UnfillableApi;
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
public final class Api {
    private static final Duration READ_TIMEOUT = Duration.ofMinutes(1);

    private final JsonMapper json = ApiClient.createDefaultMapper(null);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build());
    private final URI address;

    public final OrdersApi checkout;
    public final OrdersApi service;
    public final FulfillmentApi staff;
    public final PickupApi counter;
    public final UnfillableApi decisions;
    public final ExceptionsApi exceptions;
    public final ReturnsApi returns;
    public final InventoryApi stock;
    public final CatalogApi catalog;
    public final ReconciliationApi reconciliation;

    public Api(URI address) {
        this(address, READ_TIMEOUT);
    }

    /** @param longest a call waits for its answer; then it fails */
    public Api(URI address, Duration longest) {
        this.address = address;
        requests.setReadTimeout(longest);
        checkout = new OrdersApi(client("checkout"));
        ApiClient people = client("service");
        service = new OrdersApi(people);
        decisions = new UnfillableApi(people);
        exceptions = new ExceptionsApi(people);
        ApiClient store = client("store");
        staff = new FulfillmentApi(store);
        counter = new PickupApi(store);
        returns = new ReturnsApi(store);
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
