package dev.throughline.oms.activities.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deliveries that are due, leased to whoever sends them; each statement is a transaction of its own. */
@Component
class DeliveryQueue {
    private final JdbcClient jdbc;
    private final Outbox outbox;

    DeliveryQueue(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    /**
     * A delivery that was claimed.
     *
     * @param attempts which attempt this is; one that outlives its lease and finds another number changes nothing
     * @param failures attempts that failed in a row before
     */
    record Claimed(
            long id, int attempts, int failures, String subscription, String url, String secret, RecordedEvent event) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Claimed[" + id + "]";
        }
    }

    /** Subscriptions with something due. */
    List<String> due(Instant now) {
        return jdbc.sql("""
                        SELECT s.id FROM event.subscription s
                        WHERE s.status = 'ACTIVE' AND EXISTS (
                            SELECT FROM event.delivery d
                            WHERE d.subscription_id = s.id AND d.status = 'PENDING' AND d.next_attempt_at <= :now
                              AND (d.leased_until IS NULL OR d.leased_until <= :now))
                        """)
                .param("now", utc(now))
                .query((row, index) -> row.getString("id"))
                .list();
    }

    /** Leases what is due. An event waits for the earlier ones of its order, unless it is a resend. */
    List<Claimed> claim(String subscription, int limit, Instant now, Duration lease) {
        return jdbc.sql("""
                        WITH due AS MATERIALIZED (
                            SELECT d.id FROM event.delivery d
                            WHERE d.subscription_id = :subscription AND d.status = 'PENDING' AND d.next_attempt_at <= :now
                              AND (d.leased_until IS NULL OR d.leased_until <= :now)
                              AND (d.again OR NOT EXISTS (
                                  SELECT FROM event.delivery e
                                  WHERE e.subscription_id = d.subscription_id AND e.order_id = d.order_id
                                    AND e.sequence < d.sequence AND e.status = 'PENDING' AND NOT e.again))
                            ORDER BY d.next_attempt_at, d.id LIMIT :limit
                            FOR UPDATE OF d SKIP LOCKED)
                        UPDATE event.delivery d SET leased_until = :until, attempts = d.attempts + 1
                        FROM due, event.subscription s, event.outbox o
                        WHERE d.id = due.id AND s.id = d.subscription_id AND s.status = 'ACTIVE'
                          AND o.order_id = d.order_id AND o.sequence = d.sequence
                        RETURNING d.id AS delivery_id, d.attempts, d.failures, s.id AS subscription_id, s.url, s.secret, o.*
                        """)
                .param("subscription", subscription)
                .param("now", utc(now))
                .param("until", utc(now.plus(lease)))
                .param("limit", limit)
                .query((row, index) -> claimed(row))
                .list();
    }

    void delivered(Claimed claimed, int status) {
        settle(claimed, "status = 'DELIVERED', again = false, failures = 0", status, null, null);
    }

    void failed(Claimed claimed, @Nullable Integer status, String error, @Nullable Instant nextAttemptAt) {
        settle(
                claimed,
                nextAttemptAt == null
                        ? "status = 'FAILED', again = false, failures = d.failures + 1"
                        : "failures = d.failures + 1, next_attempt_at = :next",
                status,
                error,
                nextAttemptAt);
    }

    /** The receiver wants nothing any more, now and later. */
    @Transactional
    void gone(Claimed claimed, int status) {
        failed(claimed, status, "the receiver answered 410", null);
        jdbc.sql("UPDATE event.subscription SET status = 'DISABLED' WHERE id = :id")
                .param("id", claimed.subscription())
                .update();
        jdbc.sql("""
                        UPDATE event.delivery SET status = 'FAILED', again = false, last_error = 'the subscription is disabled'
                        WHERE subscription_id = :id AND status = 'PENDING'
                        """).param("id", claimed.subscription()).update();
    }

    private void settle(
            Claimed claimed,
            String assignments,
            @Nullable Integer status,
            @Nullable String error,
            @Nullable Instant nextAttemptAt) {
        jdbc.sql("UPDATE event.delivery d SET " + assignments + """
                        , leased_until = NULL, last_status = :status, last_error = :error
                        WHERE id = :id AND attempts = :attempts AND status = 'PENDING'
                        """)
                .param("status", status, Types.INTEGER)
                .param("error", error, Types.VARCHAR)
                .param("next", nextAttemptAt == null ? null : utc(nextAttemptAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", claimed.id())
                .param("attempts", claimed.attempts())
                .update();
    }

    private Claimed claimed(ResultSet row) throws SQLException {
        return new Claimed(
                row.getLong("delivery_id"),
                row.getInt("attempts"),
                row.getInt("failures"),
                row.getString("subscription_id"),
                row.getString("url"),
                row.getString("secret"),
                outbox.recorded(row));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
