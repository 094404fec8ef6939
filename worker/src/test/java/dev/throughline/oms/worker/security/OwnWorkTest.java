package dev.throughline.oms.worker.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.ApplicationTest;
import dev.throughline.oms.worker.Contract;
import dev.throughline.oms.worker.orders.Shop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Invariant 19: a person acts only on their own location's work. */
@ApplicationTest
class OwnWorkTest {
    /** Each with a body that would do it, were the work there. */
    private static final Map<String, @Nullable String> ACTS = acts();

    @LocalServerPort
    private int port;

    private Shop shop = new Shop(new Api(0, null), "", "");
    private String elsewhere = "";
    private final String stranger = "stranger-" + UUID.randomUUID();

    private static Map<String, @Nullable String> acts() {
        var acts = new LinkedHashMap<String, @Nullable String>();
        acts.put("accept", null);
        acts.put("start", null);
        acts.put("pick", "{\"lines\":[{\"line\":1,\"quantity\":1}]}");
        acts.put("short-pick", "{\"lines\":[{\"line\":1,\"quantity\":1}]}");
        acts.put("reject", "{\"reason\":\"closed\"}");
        acts.put("substitute", "{\"line\":1,\"quantity\":1,\"sku\":\"OTHER\"}");
        acts.put("pack", "{}");
        acts.put("ship", "{\"carrier\":\"RM\",\"tracking_number\":\"1\"}");
        acts.put("ready", "{\"staged_at\":\"shelf 4\"}");
        acts.put("arrive", "{\"staged_at\":\"shelf 4\"}");
        acts.put("handover", "{\"pickup_code\":\"AAAAAAAA\"}");
        acts.put("arrived", null);
        acts.put("tracking", "{\"status\":\"LOST\"}");
        acts.put("attended", "{\"note\":\"seen\"}");
        return acts;
    }

    @BeforeEach
    void twoStores() {
        shop = Shop.with(Api.operations(port), 60);
        elsewhere = Shop.with(Api.operations(port), 1).location();
    }

    private String ordered() {
        var placed = shop.place(shop.pickup(1, "tok_visa"), UUID.randomUUID().toString());
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        return placed.body().path("order_id").asString() + ".1";
    }

    @Test
    void everyActOnAnotherLocationsWorkIsRefusedCountedRecordedAndDoesNothing() {
        var work = ordered();
        var before = shop.api().get("/v1/fulfillment-orders/" + work).body();
        var counted = counted();
        var api = Api.at(port, "store", stranger, elsewhere);

        ACTS.forEach((act, body) -> {
            var refused = act(api, work, act, body);
            assertThat(refused.problem()).as(act).isEqualTo("unknown-fulfillment-order");
            assertThat(withoutIds(refused)).isEqualTo(withoutIds(act(api, "ord_nobody.1", act, body)));
        });
        assertThat(api.get("/v1/fulfillment-orders/" + work).problem()).isEqualTo("unknown-fulfillment-order");
        assertThat(api.get("/v1/locations/" + shop.location() + "/fulfillment-orders")
                        .problem())
                .isEqualTo("not-found");
        assertThat(api.get("/v1/attention?location=" + shop.location()).problem())
                .isEqualTo("not-found");

        int attempts = ACTS.size() + 3;
        var recorded = refusals("subject=" + stranger + "&kind=OUTSIDE_SCOPE&limit=200");
        assertThat(recorded).hasSize(attempts);
        assertThat(recorded).filteredOn(row -> row.equals("pickUnits " + work)).hasSize(1);
        assertThat(counted() - counted).isEqualTo(attempts);
        assertThat(shop.api().get("/v1/fulfillment-orders/" + work).body()).isEqualTo(before);
        assertThat(shop.api()
                        .get("/v1/orders/" + work.replace(".1", "") + "/timeline")
                        .text())
                .doesNotContain(stranger);
    }

    /** The acts of the test are those of the contract. */
    @Test
    void knowsEveryActOfALocation() {
        var acts = Contract.operations().stream()
                .filter(operation -> operation.template().matches("/v1/fulfillment-orders/[^/]+/[a-z-]+"))
                .filter(operation -> operation.method().equals("POST"))
                .filter(operation ->
                        !List.of("giveUpPickup", "tellOnMyWay", "decideParcel").contains(operation.id()))
                .map(operation -> operation.template().replaceAll(".*/", ""))
                .toList();

        assertThat(ACTS.keySet()).containsExactlyInAnyOrderElementsOf(acts);
    }

    /** Both locations' people at once, on the same work: only those whose it is ever act. */
    @Test
    void inARushOnlyTheOwnPeopleAct() throws Exception {
        var works = IntStream.range(0, 10).mapToObj(_ -> ordered()).toList();
        var own = Api.at(port, "store", "own-" + stranger, shop.location());
        var others = Api.at(port, "warehouse", stranger, elsewhere);
        var rush = new ArrayList<Callable<Answer>>();
        for (var work : works) {
            for (var api : List.of(own, others, others)) {
                rush.add(() -> act(api, work, "start", null));
                rush.add(() -> act(api, work, "pick", "{\"lines\":[{\"line\":1,\"quantity\":1}]}"));
            }
        }
        Collections.shuffle(rush, new Random(19));
        int done = 0;
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (var answer : threads.invokeAll(rush)) {
                done += answer.get().status() == 200 ? 1 : 0;
            }
        }

        assertThat(done).isEqualTo(20);
        for (var work : works) {
            assertThat(shop.api()
                            .get("/v1/fulfillment-orders/" + work)
                            .body()
                            .path("status")
                            .asString())
                    .isEqualTo("PICKED");
            assertThat(shop.api()
                            .get("/v1/orders/" + work.replace(".1", "") + "/timeline")
                            .text())
                    .contains("employee:own-" + stranger)
                    .doesNotContain("employee:" + stranger);
        }
        assertThat(refusals("subject=" + stranger + "&limit=200")).hasSize(40);
    }

    @Test
    void wrongAndLockedCodesAndRolesAreOnRecordWithoutTheCode() {
        var work = ordered();
        var sam = Api.at(port, "store", "sam-" + stranger, shop.location());
        assertThat(act(sam, work, "ready", "{}").status()).isEqualTo(200);

        for (int i = 0; i < 6; i++) {
            act(sam, work, "handover", "{\"pickup_code\":\"ZZZZZZZZ\"}");
        }
        Api.at(port, "warehouse", "sam-" + stranger, shop.location())
                .send("POST", "/v1/fulfillment-orders/" + work + "/handover", "{\"pickup_code\":\"ZZZZZZZZ\"}");

        var rows = shop.api().get("/v1/refusals?subject=sam-" + stranger);
        assertThat(rows.body().path("refusals").findValuesAsString("kind"))
                .containsExactly(
                        "ROLE",
                        "PICKUP_CODE_LOCKED",
                        "PICKUP_CODE_WRONG",
                        "PICKUP_CODE_WRONG",
                        "PICKUP_CODE_WRONG",
                        "PICKUP_CODE_WRONG",
                        "PICKUP_CODE_WRONG");
        assertThat(rows.text()).contains(work).doesNotContain("ZZZZZZZZ");
        assertThat(sam.get("/v1/refusals").problem()).isEqualTo("forbidden");
        assertThat(Api.as(port, "admin").get("/v1/refusals?limit=1").status()).isEqualTo(200);
        assertThat(shop.api()
                        .get("/v1/refusals?since=2999-01-01T00:00:00Z")
                        .body()
                        .path("refusals")
                        .size())
                .isZero();
    }

    @Test
    void whoeverRunsIntoWallsFillsNoDisk() {
        var work = ordered();
        var api = Api.at(port, "store", stranger, elsewhere);
        var counted = counted();

        IntStream.range(0, 100).forEach(_ -> act(api, work, "start", null));

        assertThat(refusals("subject=" + stranger + "&limit=200").size()).isBetween(60, 120);
        assertThat(counted() - counted).isGreaterThanOrEqualTo(100);
    }

    private static Answer act(Api api, String work, String act, @Nullable String body) {
        return api.send(
                "POST",
                "/v1/fulfillment-orders/" + work + "/" + act,
                body,
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static String withoutIds(Answer answer) {
        return answer.text().replaceAll("\"request_id\":\"[^\"]*\"", "");
    }

    private List<String> refusals(String query) {
        return shop.api()
                .get("/v1/refusals?" + query)
                .body()
                .path("refusals")
                .valueStream()
                .map(row -> row.path("operation").asString() + " "
                        + row.path("object_id").asString(""))
                .toList();
    }

    private double counted() {
        return Api.operations(port)
                .get("/actuator/metrics/throughline.refusals?tag=kind:OUTSIDE_SCOPE")
                .body()
                .at("/measurements/0/value")
                .asDouble(0);
    }
}
