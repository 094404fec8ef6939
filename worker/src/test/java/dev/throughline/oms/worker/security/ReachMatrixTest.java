package dev.throughline.oms.worker.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.exceptions.Exceptions;
import dev.throughline.oms.activities.messaging.PickupCodes;
import dev.throughline.oms.activities.order.OrderBook;
import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.Contract;
import dev.throughline.oms.worker.Contract.Operation;
import dev.throughline.oms.worker.orders.Shop;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every operation of the contract, on what is the caller's and on what is another's. */
@ApplicationTest
class ReachMatrixTest {
    private static final List<String> PLACES = List.of("store", "warehouse");

    /** Names a location in its body; what is sent here names it, and is complete as far as the location is read. */
    private static final Map<String, String> LOCATION_IN_BODY = Map.of(
            "postStockCount",
            "{\"document\":\"d\",\"location\":\"%s\",\"counted_at\":\"2026-03-02T09:00:00Z\",\"entries\":[{\"sku\":\"S\",\"counted\":1}]}",
            "postStockAdjustment",
            "{\"document\":\"d\",\"location\":\"%s\",\"kind\":\"DAMAGE\",\"reason\":\"r\",\"entries\":[{\"sku\":\"S\",\"quantity\":1}]}",
            "createTransfer",
            "{\"document\":\"d\",\"from\":\"%1$s\",\"to\":\"%1$s\",\"reason\":\"r\",\"lines\":[{\"sku\":\"S\",\"quantity\":1}]}",
            "createReturn",
            "{\"order_id\":\"ORDER\",\"location\":\"%s\",\"reason\":\"r\",\"lines\":[{\"line\":1,\"quantity\":1,\"disposition\":\"RESTOCKED\"}]}");

    /** Whatever the location or order: any store may take goods back, and what is for sale and how is no secret within the company. */
    private static final Set<String> FOR_EVERY_PLACE = Set.of(
            "getReturnable",
            "listReturns",
            "getAvailability",
            "findAvailability",
            "listAvailabilityRules",
            "listAllocations",
            "getDemand",
            "listSuppliers",
            "getSupplier",
            "getProduct",
            "getSubstitutes",
            "listAliases",
            "getSellingTerms",
            "getKit",
            "listLocations",
            "listChannels",
            "makePromises",
            "getProductPromise",
            "listBusinessCalendars",
            "listPromiseTerms",
            "listCarrierServices",
            "listRejectReasons");

    @LocalServerPort
    private int port;

    @Autowired
    private OrderBook book;

    @Autowired
    private PickupCodes codes;

    @Autowired
    private Exceptions exceptions;

    private final String ann = "cus_ann" + UUID.randomUUID();
    private Map<String, String> ids = Map.of();
    private String here = "";
    private String elsewhere = "";

    @BeforeEach
    void open() {
        var premises = Premises.of(Api.operations(port), ann, book, codes, exceptions);
        ids = premises.ids();
        here = premises.location();
        elsewhere = Shop.with(Api.operations(port), 1).location();
    }

    @Test
    void nothingOfAnotherLocationIsThereForAPlace() throws IOException {
        var table = RoleTable.read();
        for (var role : PLACES) {
            var stranger = Api.at(port, role, "stranger-" + UUID.randomUUID(), elsewhere);
            for (var operation : Contract.tokenOperations()) {
                if (table.allows(operation.id(), role) && !FOR_EVERY_PLACE.contains(operation.id())) {
                    var answer = send(stranger, operation, here);
                    assertThat(answer.status())
                            .as("%s at another %s's: %s", operation, role, answer.text())
                            .isEqualTo(404);
                    assertThat(answer.problem()).isIn("not-found", "unknown-fulfillment-order");
                }
            }
        }
    }

    @Test
    void whatIsOnesOwnIsThere() throws IOException {
        var table = RoleTable.read();
        for (var role : PLACES) {
            var own = Api.at(port, role, "own", here);
            for (var operation : Contract.tokenOperations()) {
                if (table.allows(operation.id(), role) && isRead(operation)) {
                    assertThat(send(own, operation, here).status())
                            .as("%s for the %s whose it is", operation, role)
                            .isNotIn(401, 403, 404);
                }
            }
        }
    }

    @Test
    void listsHoldWhatIsOnesOwnWhateverIsElsewhere() {
        var own = Api.at(port, "store", "own", here);
        var stranger = Api.at(port, "store", "stranger", elsewhere);

        for (var list : List.of("exceptions", "orders", "purchase-orders")) {
            var name = list.replace('-', '_');
            assertThat(own.get("/v1/" + list).body().path(name).size()).as(list).isPositive();
            assertThat(stranger.get("/v1/" + list).body().path(name).size())
                    .as(list)
                    .isZero();
        }
        for (var list : List.of("attention", "pos-attention", "replenishment-suggestions")) {
            assertThat(stranger.get("/v1/" + list).text()).as(list).doesNotContain(here);
        }
        assertThat(stranger.get("/v1/stock?limit=200").body().path("balances").findValuesAsString("location"))
                .containsOnly(elsewhere);
        assertThat(own.get("/v1/stock?limit=200").body().path("balances").findValuesAsString("location"))
                .containsOnly(here);
    }

    @Test
    void aTokenOfAPlaceWithoutALocationReachesNothing() throws IOException {
        var table = RoleTable.read();
        var nowhere = Api.at(port, "store", "nowhere", "no-such-location");
        for (var operation : Contract.tokenOperations()) {
            if (table.allows(operation.id(), "store") && !FOR_EVERY_PLACE.contains(operation.id())) {
                assertThat(send(nowhere, operation, here).status())
                        .as("%s", operation)
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void nothingOfAnotherCustomerIsThereForAShopper() throws IOException {
        var table = RoleTable.read();
        var bob = Api.shopper(port, "cus_bob" + UUID.randomUUID());
        var own = Api.shopper(port, ann);
        for (var operation : Contract.tokenOperations()) {
            if (table.allows(operation.id(), "shopper") && operation.template().contains("{")) {
                assertThat(send(bob, operation, here).status())
                        .as("%s of another customer", operation)
                        .isEqualTo(404);
                assertThat(send(own, operation, here).status())
                        .as("%s of one's own", operation)
                        .isNotIn(401, 403, 404);
            }
        }
        assertThat(bob.get("/v1/orders").body().path("orders").size()).isZero();
        assertThat(own.get("/v1/orders").body().path("orders").size()).isEqualTo(3);
    }

    /** Whoever adds an operation says how it is narrowed: by its path, by a location in its query, by its body, or not at all. */
    @Test
    void everyOperationOfAPlaceIsNarrowedOrForAll() throws IOException {
        var table = RoleTable.read();
        for (var operation : Contract.tokenOperations()) {
            if (PLACES.stream().anyMatch(role -> table.allows(operation.id(), role))) {
                assertThat(FOR_EVERY_PLACE.contains(operation.id())
                                || LOCATION_IN_BODY.containsKey(operation.id())
                                || operation.byLocation()
                                || ids.keySet().stream()
                                        .anyMatch(id -> operation.template().contains("{" + id + "}")))
                        .as("%s is for stores or warehouses: which part of it?", operation)
                        .isTrue();
            }
        }
    }

    private static boolean isRead(Operation operation) {
        return operation.method().equals("GET") && !operation.template().matches(".*\\{(sku|supplier_id)}.*");
    }

    private Answer send(Api api, Operation operation, String location) {
        var path = operation.template();
        for (var id : ids.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        var body = LOCATION_IN_BODY
                .getOrDefault(operation.id(), "{}")
                .replace("ORDER", ids.getOrDefault("order_id", ""))
                .formatted(location);
        return api.send(
                operation.method(),
                path + (operation.byLocation() ? "?sku=S&location=" + location : ""),
                operation.method().equals("GET") ? null : body,
                "Content-Type",
                operation.contentType(),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }
}
