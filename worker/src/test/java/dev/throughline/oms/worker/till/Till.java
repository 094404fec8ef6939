package dev.throughline.oms.worker.till;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.activities.till.TillRegister;
import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import dev.throughline.oms.worker.orders.Shop;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A store's till: writes transactions and sends them. */
record Till(Api api, Shop shop) {
    static final Instant MORNING = Instant.parse("2026-03-02T09:00:00Z");

    static Till with(Api api, int units) {
        return new Till(api, Shop.with(api, units));
    }

    String location() {
        return shop.location();
    }

    String email() {
        return shop.location() + "@example.com";
    }

    String sale(int sequence, int quantity) {
        return transaction(sequence, line("SALE", shop.sku(), quantity, ""));
    }

    String returned(int sequence, int ofSequence, int quantity) {
        return transaction(sequence, line("RETURN", shop.sku(), quantity, ",\"receipt\":" + receipt(ofSequence)));
    }

    String blindReturn(int sequence, int quantity, String disposition) {
        return transaction(sequence, line("RETURN", shop.sku(), quantity, ",\"disposition\":\"" + disposition + "\""));
    }

    String line(String type, String sku, int quantity, String more) {
        return "{\"type\":\"%s\",\"sku\":\"%s\",\"quantity\":%d,\"amount_minor\":%d%s}"
                .formatted(type, sku, quantity, 1_000 * quantity, more);
    }

    String receipt(int sequence) {
        return "{\"workstation\":\"3\",\"sequence\":%d,\"business_day\":\"2026-03-02\"}".formatted(sequence);
    }

    String transaction(int sequence, String... lines) {
        return special(sequence, "", lines);
    }

    /** Each ends a minute after the one of the sequence before. */
    String special(int sequence, String more, String... lines) {
        return """
                {"location":"%s","workstation":"3","sequence":%d,"business_day":"2026-03-02","ended_at":"%s",
                 "currency":"GBP","buyer":{"email":"%s"},"lines":[%s]%s}
                """.formatted(
                location(), sequence, MORNING.plusSeconds(60L * sequence), email(), String.join(",", lines), more);
    }

    Answer send(String... transactions) {
        return send(List.of(transactions));
    }

    Answer send(List<String> transactions) {
        var answer =
                api.send("POST", "/v1/pos-transactions", "{\"transactions\":[" + String.join(",", transactions) + "]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    JsonNode sendOne(String transaction) {
        return send(transaction).body().at("/results/0");
    }

    static List<String> codes(JsonNode result) {
        return result.path("notes")
                .valueStream()
                .map(note -> note.path("code").asString())
                .toList();
    }

    void count(int counted, Instant at) {
        var answer = api.send("POST", "/v1/stock-counts", """
                {"document":"cnt-%s-%d","location":"%s","counted_at":"%s","entries":[{"sku":"%s","counted":%d}]}
                """.formatted(
                        location(), at.getEpochSecond(), location(), at, shop.sku(), counted));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    int onHand() {
        return stock("on_hand");
    }

    int stock(String figure) {
        return api.get("/v1/stock?sku=" + shop.sku() + "&location=" + location())
                .body()
                .at("/balances/0/" + figure)
                .asInt();
    }

    /** What the sweep does, for this store alone: other tests leave transactions behind that nobody will ever finish. */
    void settle(JdbcClient jdbc, TillRegister register, TillSettlement settlement) {
        jdbc.sql("SELECT id FROM till.transaction WHERE location_id = :location AND status <> 'DONE'")
                .param("location", location())
                .query((row, _) -> row.getString(1))
                .list()
                .forEach(id -> register.find(id).ifPresent(entry -> settlement.settle(entry.transaction())));
    }

    /** What is left of everything that was told: stock, orders by status and worth, points. */
    String endState(JdbcClient jdbc) {
        var stock =
                jdbc.sql("""
                        SELECT on_hand || '/' || committed || '/' || damaged || '/' || shortage FROM inventory.balance
                        WHERE location_id = :location ORDER BY sku
                        """).param("location", location()).query(String.class).list();
        var orders =
                jdbc.sql("""
                        SELECT o.status || ' ' || o.goods_minor || ' ' || sum(l.returned) AS what
                        FROM ordering.sales_order o JOIN ordering.order_location USING (order_id)
                        JOIN ordering.order_line l USING (order_id)
                        WHERE location_id = :location GROUP BY o.order_id ORDER BY what
                        """).param("location", location()).query(String.class).list();
        var points = jdbc.sql("""
                        SELECT a.balance FROM customer.identity i JOIN loyalty.account a USING (customer_id)
                        WHERE i.value = :email
                        """).param("email", email()).query(Long.class).list();
        var unfinished = jdbc.sql(
                        "SELECT count(*) FROM till.transaction WHERE location_id = :location AND status <> 'DONE'")
                .param("location", location())
                .query(Long.class)
                .single();
        return "stock %s, orders %s, points %s, unfinished %d"
                .formatted(stock, orders.stream().collect(Collectors.joining("; ")), points, unfinished);
    }
}
