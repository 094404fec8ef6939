package dev.throughline.oms.bench.play;

import dev.throughline.oms.client.ApiClient;
import dev.throughline.oms.client.api.AllocationsApi;
import dev.throughline.oms.client.api.AvailabilityApi;
import dev.throughline.oms.client.api.CatalogApi;
import dev.throughline.oms.client.api.ExceptionsApi;
import dev.throughline.oms.client.api.FulfillmentApi;
import dev.throughline.oms.client.api.InventoryApi;
import dev.throughline.oms.client.api.MessagesApi;
import dev.throughline.oms.client.api.OrdersApi;
import dev.throughline.oms.client.api.PickupApi;
import dev.throughline.oms.client.api.PosApi;
import dev.throughline.oms.client.api.PromiseApi;
import dev.throughline.oms.client.api.PurchasingApi;
import dev.throughline.oms.client.api.ReconciliationApi;
import dev.throughline.oms.client.api.ReturnsApi;
import dev.throughline.oms.client.api.ShippingApi;
import dev.throughline.oms.client.api.SourcingApi;
import dev.throughline.oms.client.api.TransfersApi;
import dev.throughline.oms.client.api.UnfillableApi;
import dev.throughline.oms.client.model.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API through its generated client, each part with the token of those who use it. A call that was not answered, or answered with
 * 5xx, is repeated: every one of them may be.
 */
final class Oms {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration READ_TIMEOUT = Duration.ofMinutes(1);

    private final JsonMapper json = ApiClient.createDefaultMapper(null);
    private final Tokens tokens;
    private final URI api;
    private final Map<String, FulfillmentApi> staff = new ConcurrentHashMap<>();
    private final Map<String, ShippingApi> parcels = new ConcurrentHashMap<>();
    private final Map<String, PickupApi> counters = new ConcurrentHashMap<>();

    final OrdersApi checkout;
    final OrdersApi service;
    final OrdersApi operations;
    final FulfillmentApi work;
    final PickupApi customers;
    final MessagesApi messages;
    final ReturnsApi returns;
    final InventoryApi tills;
    final InventoryApi stock;
    final CatalogApi catalog;
    final PromiseApi promises;
    final ReconciliationApi reconciliation;
    final SourcingApi sourcing;
    final UnfillableApi decisions;
    final ExceptionsApi exceptions;
    final PosApi pos;
    final TransfersApi transfers;
    final PurchasingApi purchasing;
    final AllocationsApi allocations;
    final AvailabilityApi availability;

    Oms(URI api) {
        this.api = api;
        this.tokens = new Tokens(api);
        this.checkout = new OrdersApi(client("checkout"));
        this.service = new OrdersApi(client("service"));
        this.operations = new OrdersApi(client("operations"));
        this.work = new FulfillmentApi(client("operations"));
        this.customers = new PickupApi(client("service"));
        this.messages = new MessagesApi(client("service"));
        this.returns = new ReturnsApi(client("store"));
        this.tills = new InventoryApi(client("pos"));
        this.stock = new InventoryApi(client("operations"));
        this.catalog = new CatalogApi(client("operations"));
        this.promises = new PromiseApi(client("operations"));
        this.reconciliation = new ReconciliationApi(client("operations"));
        this.sourcing = new SourcingApi(client("operations"));
        this.decisions = new UnfillableApi(client("service"));
        this.exceptions = new ExceptionsApi(client("service"));
        this.pos = new PosApi(client("pos"));
        this.transfers = new TransfersApi(client("store"));
        this.purchasing = new PurchasingApi(client("operations"));
        this.allocations = new AllocationsApi(client("operations"));
        this.availability = new AvailabilityApi(client("operations"));
    }

    /** The people of one location, who may do its work and no other's. */
    FulfillmentApi staff(String location) {
        return staff.computeIfAbsent(location, at -> new FulfillmentApi(client("store", at)));
    }

    /** The same, when they pack parcels. */
    ShippingApi parcels(String location) {
        return parcels.computeIfAbsent(location, at -> new ShippingApi(client("store", at)));
    }

    /** The same, at the counter. */
    PickupApi counter(String location) {
        return counters.computeIfAbsent(location, at -> new PickupApi(client("store", at)));
    }

    private ApiClient client(String name) {
        return client(name, null);
    }

    private ApiClient client(String name, @Nullable String location) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(READ_TIMEOUT);
        RestClient http =
                ApiClient.buildRestClientBuilder(json).requestFactory(requests).build();
        ApiClient client = new ApiClient(http).setBasePath(api.resolve("/v1").toString());
        client.setBearerToken(() -> tokens.of(name, location));
        return client;
    }

    /** Not yet decided, or not available: to be asked again. */
    static final class AgainException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AgainException(String message) {
            super(message);
        }
    }

    /** @throws RefusedException when the API refuses */
    <T> T call(Supplier<T> call) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        long pause = 100;
        while (true) {
            RuntimeException failure;
            try {
                return call.get();
            } catch (RestClientResponseException e) {
                if (e.getStatusCode().value() < 500) {
                    throw new RefusedException(problem(e), e);
                }
                failure = e;
            } catch (ResourceAccessException | AgainException e) {
                failure = e;
            }
            if (System.nanoTime() > until) {
                throw failure;
            }
            Thread.sleep(pause);
            pause = Math.min(2000, pause * 2);
        }
    }

    void run(Runnable call) throws InterruptedException {
        call(() -> {
            call.run();
            return true;
        });
    }

    private Problem problem(RestClientResponseException e) {
        try {
            return json.readValue(e.getResponseBodyAsByteArray(), Problem.class);
        } catch (JacksonException notAProblem) {
            return new Problem()
                    .type("about:blank")
                    .title("answer without a problem document")
                    .status(e.getStatusCode().value());
        }
    }
}
