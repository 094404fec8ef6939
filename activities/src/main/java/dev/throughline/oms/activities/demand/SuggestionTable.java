package dev.throughline.oms.activities.demand;

import dev.throughline.oms.activities.demand.Replenishment.Query;
import dev.throughline.oms.activities.demand.Suggestion.Status;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was suggested, and what became of it. */
@Component
class SuggestionTable {
    // The id says what it is for, so that a repeat has the same.
    private static final String INSERT = """
            INSERT INTO demand.suggestion (id, sku, location_id, kind, from_location, units, reason, value_minor, currency,
                made_for, status)
            VALUES ('rpl_' || left(md5(concat_ws('|', :sku, :location, :kind, :day)), 24), :sku, :location, :kind, :from,
                :units, :reason, :value, :currency, :day::date, 'OPEN')
            ON CONFLICT DO NOTHING RETURNING id
            """;

    private final JdbcClient jdbc;

    SuggestionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ends what earlier days suggested and nobody decided. */
    void supersede(Collection<Sku> skus, LocalDate day) {
        jdbc.sql("""
                        UPDATE demand.suggestion SET status = 'SUPERSEDED'
                        WHERE sku = ANY(:skus) AND status = 'OPEN' AND made_for < :day
                        """)
                .param("skus", skus.stream().map(Sku::value).toArray(String[]::new))
                .param("day", day)
                .update();
    }

    /** The id of the new suggestion; empty if it is there. */
    Optional<String> insert(Sku sku, ReplenishmentPlan.Order order, @Nullable Money value, LocalDate day) {
        return jdbc.sql(INSERT)
                .param("sku", sku.value())
                .param("location", order.location().value())
                .param("kind", order.kind().name())
                .param("from", order.from() == null ? null : order.from().value(), Types.VARCHAR)
                .param("units", order.units())
                .param("reason", order.reason())
                .param("value", value == null ? null : value.amountMinor(), Types.BIGINT)
                .param("currency", value == null ? null : value.currency(), Types.VARCHAR)
                .param("day", day.toString())
                .query(String.class)
                .optional();
    }

    /** Whether it was open. */
    boolean decide(String id, Status status, String actor, @Nullable String note, Instant at) {
        return jdbc.sql("""
                        UPDATE demand.suggestion
                        SET status = :status, decided_by = :actor, decided_at = :at, note = :note
                        WHERE id = :id AND status = 'OPEN'
                        """)
                        .param("id", id)
                        .param("status", status.name())
                        .param("actor", actor)
                        .param("note", note, Types.VARCHAR)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Suggestion> find(String id) {
        return jdbc.sql("SELECT * FROM demand.suggestion WHERE id = :id")
                .param("id", id)
                .query((row, _) -> suggestion(row))
                .optional();
    }

    List<Suggestion> list(Query query) {
        var conditions = new StringBuilder("id > :after");
        var parameters = new HashMap<String, Object>(
                Map.of("after", query.afterId() == null ? "" : query.afterId(), "limit", query.limit()));
        if (query.status() != null) {
            conditions.append(" AND status = :status");
            parameters.put("status", query.status().name());
        }
        if (query.locations() != null) {
            conditions.append(" AND location_id = ANY(:locations)");
            parameters.put(
                    "locations",
                    query.locations().stream().map(LocationId::value).toArray(String[]::new));
        }
        if (query.sku() != null) {
            conditions.append(" AND sku = :sku");
            parameters.put("sku", query.sku().value());
        }
        return jdbc.sql("SELECT * FROM demand.suggestion WHERE " + conditions + " ORDER BY id LIMIT :limit")
                .params(parameters)
                .query((row, _) -> suggestion(row))
                .list();
    }

    /** What was approved for a day since. */
    List<Suggestion> approved(Sku sku, LocalDate since) {
        return jdbc.sql(
                        "SELECT * FROM demand.suggestion WHERE sku = :sku AND status = 'APPROVED' AND made_for >= :since")
                .param("sku", sku.value())
                .param("since", since)
                .query((row, _) -> suggestion(row))
                .list();
    }

    /** Approved ones that have become nothing yet. */
    List<Suggestion> withoutDocument(int limit) {
        return jdbc.sql("""
                        SELECT * FROM demand.suggestion WHERE status = 'APPROVED' AND document IS NULL ORDER BY id LIMIT :limit
                        """)
                .param("limit", limit)
                .query((row, _) -> suggestion(row))
                .list();
    }

    void document(String id, String document) {
        jdbc.sql("UPDATE demand.suggestion SET document = :document WHERE id = :id AND status = 'APPROVED'")
                .param("id", id)
                .param("document", document)
                .update();
    }

    private static Suggestion suggestion(ResultSet row) throws SQLException {
        var from = row.getString("from_location");
        var currency = row.getString("currency");
        var decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new Suggestion(
                row.getString("id"),
                new Sku(row.getString("sku")),
                new LocationId(row.getString("location_id")),
                Suggestion.Kind.valueOf(row.getString("kind")),
                from == null ? null : new LocationId(from),
                row.getInt("units"),
                row.getString("reason"),
                currency == null ? null : new Money(row.getLong("value_minor"), currency),
                row.getObject("made_for", LocalDate.class),
                Status.valueOf(row.getString("status")),
                row.getString("decided_by"),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("note"),
                row.getString("document"));
    }
}
