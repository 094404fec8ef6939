package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.sourcing.SourcingPolicies.Activation;
import dev.throughline.oms.activities.sourcing.SourcingPolicies.PolicyVersion;
import dev.throughline.oms.activities.sourcing.SourcingPolicies.Status;
import dev.throughline.oms.workflows.shared.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on {@code sourcing.policy} and {@code sourcing.policy_activation}. */
@Component
class PolicyTable {
    private static final String IS_ACTIVE = """
            (p.id, p.version) = (SELECT f.id, f.version FROM sourcing.policy_activation f
                WHERE f.effective_from <= :now AND (f.effective_until IS NULL OR f.effective_until > :now)
                ORDER BY f.sequence DESC LIMIT 1)
            """;
    private static final String SELECT = """
            SELECT p.*, a.effective_from, a.effective_until, a.activated_by, a.reason AS activation_reason, a.activated_at,
            """ + IS_ACTIVE + """
            AS active FROM sourcing.policy p
            LEFT JOIN LATERAL (SELECT * FROM sourcing.policy_activation x
                WHERE x.id = p.id AND x.version = p.version ORDER BY x.sequence DESC LIMIT 1) a ON true
            """;

    private final JdbcClient jdbc;
    private final RulesJson json;

    PolicyTable(JdbcClient jdbc, RulesJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Adds the next version; a concurrent one is refused by the key and has to be tried again. */
    void insert(String id, int version, SourcingRules rules, Actor actor, String reason, Instant at) {
        jdbc.sql("""
                        INSERT INTO sourcing.policy (id, version, rules, created_by, reason, created_at)
                        VALUES (:id, :version, :rules::jsonb, :by, :reason, :at)
                        """)
                .param("id", id)
                .param("version", version)
                .param("rules", json.write(rules))
                .param("by", by(actor))
                .param("reason", reason)
                .param("at", utc(at))
                .update();
    }

    void insertActivation(String id, int version, Activation activation) {
        var until = activation.until();
        jdbc.sql("""
                        INSERT INTO sourcing.policy_activation
                            (id, version, effective_from, effective_until, activated_by, reason, activated_at)
                        VALUES (:id, :version, :from, :until, :by, :reason, :at)
                        """)
                .param("id", id)
                .param("version", version)
                .param("from", utc(activation.from()))
                .param("until", until == null ? null : utc(until), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("by", activation.by())
                .param("reason", activation.reason())
                .param("at", utc(activation.at()))
                .update();
    }

    /** By id, newest version first. */
    List<PolicyVersion> all(Instant now) {
        return read("ORDER BY p.id, p.version DESC", Map.of(), now);
    }

    PolicyVersion active(Instant now) {
        return read("WHERE " + IS_ACTIVE, Map.of(), now).getFirst();
    }

    /** Newest first. */
    List<PolicyVersion> versions(String id, Instant now) {
        return read("WHERE p.id = :id ORDER BY p.version DESC", Map.of("id", id), now);
    }

    private List<PolicyVersion> read(String where, Map<String, String> parameters, Instant now) {
        return jdbc.sql(SELECT + where)
                .params(parameters)
                .param("now", utc(now))
                .query((row, _) -> version(row))
                .list();
    }

    private PolicyVersion version(ResultSet row) throws SQLException {
        var activation = activation(row);
        return new PolicyVersion(
                row.getString("id"),
                row.getInt("version"),
                json.read(row.getString("rules")),
                row.getBoolean("active") ? Status.ACTIVE : activation == null ? Status.DRAFT : Status.INACTIVE,
                row.getString("created_by"),
                row.getString("reason"),
                instant(row, "created_at"),
                activation);
    }

    private static @Nullable Activation activation(ResultSet row) throws SQLException {
        if (row.getString("activated_by") == null) {
            return null;
        }
        var until = row.getObject("effective_until", OffsetDateTime.class);
        return new Activation(
                instant(row, "effective_from"),
                until == null ? null : until.toInstant(),
                row.getString("activated_by"),
                row.getString("activation_reason"),
                instant(row, "activated_at"));
    }

    static String by(Actor actor) {
        return actor.kind() + ":" + actor.reference();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
