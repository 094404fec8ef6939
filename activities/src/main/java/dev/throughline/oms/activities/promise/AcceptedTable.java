package dev.throughline.oms.activities.promise;

import dev.throughline.oms.activities.promise.Promises.Kind;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The promises that orders were placed with. */
@Component
class AcceptedTable {
    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient jdbc;

    record Accepted(Kind kind, Instant by) {}

    AcceptedTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first counts. */
    void insert(OrderId order, Offer offer, Instant at) {
        jdbc.sql("""
                        INSERT INTO promise.accepted (order_id, kind, promised_by, offer, accepted_at)
                        VALUES (:order, :kind, :by, :offer::jsonb, :at) ON CONFLICT DO NOTHING
                        """)
                .param("order", order.value())
                .param("kind", offer.kind().name())
                .param("by", offer.by().atOffset(ZoneOffset.UTC))
                .param("offer", json.writeValueAsString(offer))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Map<OrderId, Kind> kinds(Collection<OrderId> orders) {
        var kinds = new HashMap<OrderId, Kind>();
        jdbc.sql("SELECT order_id, kind FROM promise.accepted WHERE order_id = ANY(:orders)")
                .param("orders", orders.stream().map(OrderId::value).toArray(String[]::new))
                .query(row -> {
                    kinds.put(new OrderId(row.getString("order_id")), Kind.valueOf(row.getString("kind")));
                });
        return kinds;
    }

    Optional<Accepted> find(OrderId order) {
        return jdbc.sql("SELECT kind, promised_by FROM promise.accepted WHERE order_id = :order")
                .param("order", order.value())
                .query((row, _) -> new Accepted(
                        Kind.valueOf(row.getString("kind")),
                        row.getObject("promised_by", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
