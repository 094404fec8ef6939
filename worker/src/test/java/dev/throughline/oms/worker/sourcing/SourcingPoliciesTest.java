package dev.throughline.oms.worker.sourcing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.ApplicationTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
class SourcingPoliciesTest {
    private static final String RULES = """
            {"currency":"GBP","maximum_km":400,"opted_out":["st-9"],"split_penalty_minor":150,
             "buffers":[{"kind":"STORE","units":1}],"capacity":{"store":40,"locations":{"st-1":12}},
             "shipping":[{"up_to_km":100,"base_minor":310,"per_kg_minor":25},{"base_minor":480,"per_kg_minor":40}],
             "store":{"per_parcel_minor":120,"per_unit_minor":15}}
            """;
    private static final String BANDS_WITHOUT_END = """
            {"currency":"GBP","shipping":[{"up_to_km":100,"base_minor":310}]}
            """;

    private final String policy =
            "/v1/sourcing-policies/p-" + UUID.randomUUID().toString().substring(0, 8);

    @LocalServerPort
    private int port;

    private Api operations;

    @BeforeEach
    void signIn() {
        operations = Api.operations(port);
    }

    @Test
    void aDraftIsStoredTriedAndActivatedForLater() {
        var stored = put(RULES);
        assertThat(stored.status()).as(stored.text()).isEqualTo(200);
        assertThat(stored.body().path("version").asInt()).isEqualTo(1);
        assertThat(stored.body().path("status").asString()).isEqualTo("DRAFT");
        assertThat(stored.body().at("/rules/capacity/locations/st-1").asInt()).isEqualTo(12);
        assertThat(stored.body().at("/rules/shipping/0/per_kg_minor").asInt()).isEqualTo(25);
        assertThat(stored.body().at("/rules/default_grams").asInt()).isEqualTo(500);

        var tried = operations.send("POST", policy + "/simulations", """
                {"version":1,"decided_from":"1979-01-01T00:00:00Z","decided_before":"1979-01-02T00:00:00Z"}
                """);
        assertThat(tried.status()).as(tried.text()).isEqualTo(200);
        assertThat(tried.body().path("decisions").asInt(-1)).isZero();

        var activated = operations.send("POST", policy + "/activations", """
                {"version":1,"effective_from":"2126-01-01T00:00:00Z","effective_until":"2126-01-02T00:00:00Z","reason":"try"}
                """);
        assertThat(activated.body().path("status").asString()).isEqualTo("INACTIVE");
        assertThat(activated.body().path("effective_until").asString()).isEqualTo("2126-01-02T00:00:00Z");
        assertThat(operations.get(policy).body().path("policies").size()).isEqualTo(1);
        assertThat(operations.get("/v1/sourcing-policies").text()).contains("\"default\"");
    }

    @Test
    void contradictionsAreRefusedAndNamed() {
        var refused = put(BANDS_WITHOUT_END);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/detail").asString())
                .isEqualTo("shipping must end with a band without up_to_km");
        assertThat(operations.get(policy).status()).isEqualTo(404);
        assertThat(operations
                        .send("POST", policy + "/activations", "{\"version\":1,\"reason\":\"x\"}")
                        .status())
                .isEqualTo(404);
    }

    private Api.Answer put(String rules) {
        return operations.send("PUT", policy, "{\"reason\":\"a test\",\"rules\":" + rules + "}");
    }
}
