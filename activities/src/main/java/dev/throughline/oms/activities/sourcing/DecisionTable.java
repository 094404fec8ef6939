package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.sourcing.SourcingDecision;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Decisions and why they were made. */
@Component
class DecisionTable {
    // A mapper of its own: what is stored must not change with the settings of the HTTP API.
    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient jdbc;

    DecisionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this is the first decision of the step; waits for a concurrent repeat. */
    boolean insert(OrderId order, String step, SourcingDecision decision, Explanation explanation, Instant at) {
        return jdbc.sql("""
                        INSERT INTO sourcing.decision (order_id, step, decision, explanation, decided_at)
                        VALUES (:order, :step, :decision::jsonb, :explanation::jsonb, :at) ON CONFLICT DO NOTHING
                        """)
                        .param("order", order.value())
                        .param("step", step)
                        .param("decision", json.writeValueAsString(decision))
                        .param("explanation", json.writeValueAsString(explanation))
                        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .update()
                == 1;
    }

    SourcingDecision read(OrderId order, String step) {
        var stored = jdbc.sql("SELECT decision FROM sourcing.decision WHERE order_id = :order AND step = :step")
                .param("order", order.value())
                .param("step", step)
                .query(String.class)
                .single();
        return json.readValue(stored, SourcingDecision.class);
    }
}
