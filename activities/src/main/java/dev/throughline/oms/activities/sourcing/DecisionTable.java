package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.sourcing.SourcingPolicies.PolicyVersion;
import dev.throughline.oms.activities.sourcing.SourcingSimulations.Place;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.sourcing.SourcingDecision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Decisions, why they were made, and what they saw. */
@Component
class DecisionTable {
    /** Beyond so many balances what was seen is not kept: it would outgrow the order. */
    private static final int MOST_BALANCES = 20_000;

    // A mapper of its own: what is stored must not change with the settings of the HTTP API.
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private final JdbcClient jdbc;

    /**
     * A decision.
     *
     * @param policyId and version: missing in decisions from before there were policies
     */
    record Row(
            OrderId order,
            String step,
            Instant at,
            @Nullable String policyId,
            int policyVersion,
            Explanation explanation) {}

    /** A decision and what it saw. */
    record Past(OrderId order, String step, Instant at, SourcingDecision decision, Situation situation) {}

    DecisionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this is the first decision of the step; waits for a concurrent repeat. */
    boolean insert(
            OrderId order,
            String step,
            SourcingDecision decision,
            Explanation explanation,
            Situation situation,
            PolicyVersion policy,
            Instant at) {
        int balances = situation.candidates().stream()
                .mapToInt(seen -> 1 + seen.stock().size())
                .sum();
        return jdbc.sql("""
                        INSERT INTO sourcing.decision
                            (order_id, step, decision, explanation, decided_at, policy_id, policy_version, situation)
                        VALUES (:order, :step, :decision::jsonb, :explanation::jsonb, :at, :policy, :version,
                            :situation::jsonb)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("order", order.value())
                        .param("step", step)
                        .param("decision", json.writeValueAsString(decision))
                        .param("explanation", json.writeValueAsString(explanation))
                        .param("at", utc(at))
                        .param("policy", policy.id())
                        .param("version", policy.version())
                        .param(
                                "situation",
                                balances > MOST_BALANCES ? null : json.writeValueAsString(situation),
                                Types.VARCHAR)
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

    /** In the order in which they were made. */
    List<Row> of(OrderId order) {
        return jdbc.sql("SELECT * FROM sourcing.decision WHERE order_id = :order ORDER BY decided_at, step")
                .param("order", order.value())
                .query((row, _) -> new Row(
                        order,
                        row.getString("step"),
                        instant(row),
                        row.getString("policy_id"),
                        row.getInt("policy_version"),
                        json.readValue(row.getString("explanation"), Explanation.class)))
                .list();
    }

    /** Decisions about parcels from a time on and before another, after a place, oldest first; those that did not keep what they saw are left out. */
    List<Past> past(Instant from, Instant before, @Nullable Place after, int limit) {
        return jdbc.sql("""
                        SELECT * FROM sourcing.decision
                        WHERE decided_at >= :from AND decided_at < :before AND situation ->> 'method' = 'SHIP'
                          AND (decided_at, order_id, step) > (:afterTime, :afterOrder, :afterStep)
                        ORDER BY decided_at, order_id, step LIMIT :limit
                        """)
                .param("from", utc(from))
                .param("before", utc(before))
                .param("afterTime", utc(after == null ? Instant.EPOCH : after.at()))
                .param("afterOrder", after == null ? "" : after.order())
                .param("afterStep", after == null ? "" : after.step())
                .param("limit", limit)
                .query((row, _) -> new Past(
                        new OrderId(row.getString("order_id")),
                        row.getString("step"),
                        instant(row),
                        json.readValue(row.getString("decision"), SourcingDecision.class),
                        json.readValue(row.getString("situation"), Situation.class)))
                .list();
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("decided_at", OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
