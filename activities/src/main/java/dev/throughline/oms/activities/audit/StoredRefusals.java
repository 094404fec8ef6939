package dev.throughline.oms.activities.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StoredRefusals implements Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(StoredRefusals.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final RefusalProperties properties;
    private final MinuteCap cap;

    StoredRefusals(JdbcClient jdbc, Clock clock, RefusalProperties properties) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.properties = properties;
        this.cap = new MinuteCap(properties.perMinute());
    }

    @Override
    public boolean record(Refusal refusal) {
        var now = clock.instant();
        if (!cap.take(refusal.subject(), now)) {
            return false;
        }
        try {
            insert(refusal, now);
            return true;
        } catch (RuntimeException e) {
            // Whatever keeps us from writing, what was refused stays refused.
            LOG.warn("A refusal ({}) could not be written down: {}", refusal.kind(), e.toString());
            return false;
        }
    }

    private void insert(Refusal refusal, Instant now) {
        jdbc.sql("""
                        INSERT INTO audit.refusal (at, kind, subject, client, operation, object, request_id)
                        VALUES (:at, :kind, :subject, :client, :operation, :object, :requestId)""")
                .param("at", utc(now))
                .param("kind", refusal.kind().name())
                .param("subject", refusal.subject())
                .param("client", refusal.client(), Types.VARCHAR)
                .param("operation", refusal.operation(), Types.VARCHAR)
                .param("object", refusal.object(), Types.VARCHAR)
                .param("requestId", refusal.requestId(), Types.VARCHAR)
                .update();
    }

    @Override
    public List<RecordedRefusal> list(Query query) {
        return jdbc.sql("""
                        SELECT * FROM audit.refusal
                        WHERE (:kind::text IS NULL OR kind = :kind) AND (:subject::text IS NULL OR subject = :subject)
                          AND (:since::timestamptz IS NULL OR at >= :since) AND (:before::bigint IS NULL OR id < :before)
                        ORDER BY id DESC LIMIT :limit""")
                .param("kind", query.kind() == null ? null : query.kind().name(), Types.VARCHAR)
                .param("subject", query.subject(), Types.VARCHAR)
                .param("since", query.since() == null ? null : utc(query.since()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("before", query.beforeId(), Types.BIGINT)
                .param("limit", query.limit())
                .query((row, _) -> recorded(row))
                .list();
    }

    private static RecordedRefusal recorded(ResultSet row) throws SQLException {
        return new RecordedRefusal(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Refusal(
                        RefusalKind.valueOf(row.getString("kind")),
                        row.getString("subject"),
                        row.getString("client"),
                        row.getString("operation"),
                        row.getString("object"),
                        row.getString("request_id")));
    }

    /** Deletes what is older than it is kept; returns how many rows. */
    int forget() {
        return jdbc.sql("DELETE FROM audit.refusal WHERE at < :before")
                .param("before", utc(clock.instant().minus(properties.keep())))
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
