package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.inventory.ReservationFront.Notes;
import dev.throughline.oms.activities.sourcing.SourcingPolicies.PolicyVersion;
import dev.throughline.oms.activities.sourcing.SourcingSimulations.Place;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.sourcing.SourcingDecision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Decisions, why they were made, and what they saw. */
@Component
class DecisionTable implements Notes<DecisionTable.Entry> {
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

    /**
     * A decision as it is written down.
     *
     * @param situation missing where it saw too much to be kept
     */
    record Entry(
            OrderId order,
            String step,
            String decision,
            String explanation,
            Instant at,
            PolicyVersion policy,
            @Nullable String situation) {}

    Entry entry(
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
        return new Entry(
                order,
                step,
                json.writeValueAsString(decision),
                json.writeValueAsString(explanation),
                at,
                policy,
                balances > MOST_BALANCES ? null : json.writeValueAsString(situation));
    }

    /** For each entry whether it is the first decision of its step; waits for concurrent repeats. */
    @Override
    public List<Boolean> write(List<Entry> entries) {
        var written = new HashSet<List<String>>();
        jdbc.sql("""
                        INSERT INTO sourcing.decision
                            (order_id, step, decision, explanation, decided_at, policy_id, policy_version, situation)
                        SELECT order_id, step, decision::jsonb, explanation::jsonb, at::timestamptz, policy, version, situation::jsonb
                        FROM unnest(:orders::text[], :steps::text[], :decisions::text[], :explanations::text[],
                                :ats::text[], :policies::text[], :versions::int[], :situations::text[])
                            AS d(order_id, step, decision, explanation, at, policy, version, situation)
                        ORDER BY order_id, step
                        ON CONFLICT DO NOTHING RETURNING order_id, step
                        """)
                .param("orders", texts(entries, entry -> entry.order().value()))
                .param("steps", texts(entries, Entry::step))
                .param("decisions", texts(entries, Entry::decision))
                .param("explanations", texts(entries, Entry::explanation))
                .param("ats", texts(entries, entry -> entry.at().toString()))
                .param("policies", texts(entries, entry -> entry.policy().id()))
                .param(
                        "versions",
                        entries.stream().map(entry -> entry.policy().version()).toArray(Integer[]::new))
                .param("situations", texts(entries, Entry::situation))
                .query(row -> {
                    written.add(List.of(row.getString("order_id"), row.getString("step")));
                });
        return entries.stream()
                .map(entry -> written.contains(List.of(entry.order().value(), entry.step())))
                .toList();
    }

    @Override
    public void takeBack(List<Entry> entries) {
        jdbc.sql("""
                        DELETE FROM sourcing.decision d USING unnest(:orders::text[], :steps::text[]) AS e(order_id, step)
                        WHERE d.order_id = e.order_id AND d.step = e.step
                        """)
                .param("orders", texts(entries, entry -> entry.order().value()))
                .param("steps", texts(entries, Entry::step))
                .update();
    }

    private static String[] texts(List<Entry> entries, Function<Entry, @Nullable String> column) {
        return entries.stream().map(column).toArray(String[]::new);
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
