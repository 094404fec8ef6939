package dev.throughline.oms.worker.demand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.ApplicationTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
class ReplenishmentTest {
    private final String own = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    private final String id = "rpl_" + own;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void suggestATransfer() {
        jdbc.sql("""
                        INSERT INTO demand.suggestion (id, sku, location_id, kind, from_location, units, reason,
                            value_minor, currency, made_for, status)
                        VALUES (:id, :own, 'leeds', 'TRANSFER', 'york', 12, 'because', 2400, 'GBP', '2026-03-02', 'OPEN')
                        """).param("id", id).param("own", own).update();
    }

    @Test
    void listsWhatIsSuggested() {
        var page = Api.as(port, "store").get("/v1/replenishment-suggestions?status=OPEN&location=leeds&sku=" + own);

        assertThat(page.status()).isEqualTo(200);
        var suggestion = page.body().get("suggestions").get(0);
        assertThat(suggestion.get("suggestion_id").asString()).isEqualTo(id);
        assertThat(suggestion.get("from_location").asString()).isEqualTo("york");
        assertThat(suggestion.get("value").get("amount_minor").asInt()).isEqualTo(2400);
        assertThat(page.body().has("next_cursor")).isFalse();
    }

    @Test
    void decidesOnce() {
        var api = Api.operations(port);
        var path = "/v1/replenishment-suggestions/" + id;

        var approved = api.send("POST", path + "/approval", "{\"note\":\"fine\"}");
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        assertThat(approved.body().get("status").asString()).isEqualTo("APPROVED");
        assertThat(api.send("POST", path + "/approval", "{}").text()).isEqualTo(approved.text());

        var rejected = api.send("POST", path + "/rejection", "{}");
        assertThat(rejected.status()).isEqualTo(409);
        assertThat(rejected.problem()).isEqualTo("suggestion-decided");
    }

    @Test
    void saysWhatItDoesNotKnow() {
        var api = Api.operations(port);

        assertThat(api.send("POST", "/v1/replenishment-suggestions/rpl_no" + own + "/approval", "{}")
                        .problem())
                .isEqualTo("not-found");
        assertThat(api.get("/v1/demand/NO-" + own).problem()).isEqualTo("not-found");
        assertThat(api.get("/v1/replenishment-suggestions?cursor=x").problem()).isEqualTo("invalid-request");
    }

    @Test
    void showsAProductThatWasNeverAskedFor() {
        var api = Api.operations(port);
        api.send("PUT", "/v1/products", "{\"products\":[{\"sku\":\"%s\",\"description\":\"A mug\"}]}".formatted(own));

        var report = api.get("/v1/demand/" + own);
        assertThat(report.status()).as(report.text()).isEqualTo(200);
        assertThat(report.body().get("sku").asString()).isEqualTo(own);
        assertThat(report.body().get("locations")).isEmpty();
    }
}
