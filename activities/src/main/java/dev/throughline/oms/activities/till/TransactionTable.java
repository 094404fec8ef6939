package dev.throughline.oms.activities.till;

import dev.throughline.oms.activities.till.TillRegister.Entry;
import dev.throughline.oms.activities.till.TillRegister.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Transactions as they were received. */
@Component
class TransactionTable {
    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient jdbc;
    private final Clock clock;

    TransactionTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether it was not there; waits for a concurrent one. */
    boolean insert(TillTransaction transaction, String fingerprint) {
        var key = transaction.key();
        return jdbc.sql("""
                        INSERT INTO till.transaction (id, location_id, workstation, business_day, sequence, part, ended_at,
                            fingerprint, content, status, received_at, looked_at)
                        VALUES (:id, :location, :workstation, :day, :sequence, :part, :endedAt, :fingerprint,
                            :content::jsonb, 'RECEIVED', :now, :now)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("id", transaction.id())
                        .param("location", key.location().value())
                        .param("workstation", key.workstation())
                        .param("day", key.businessDay())
                        .param("sequence", key.sequence())
                        .param("part", transaction.part())
                        .param("endedAt", OffsetDateTime.ofInstant(transaction.endedAt(), ZoneOffset.UTC))
                        .param("fingerprint", fingerprint)
                        .param("content", json.writeValueAsString(transaction))
                        .param("now", now())
                        .update()
                == 1;
    }

    boolean isSame(String id, String fingerprint) {
        return jdbc.sql("SELECT fingerprint = :fingerprint FROM till.transaction WHERE id = :id")
                .param("id", id)
                .param("fingerprint", fingerprint)
                .query(Boolean.class)
                .single();
    }

    Optional<Entry> find(String id) {
        return jdbc.sql("SELECT * FROM till.transaction WHERE id = :id")
                .param("id", id)
                .query((row, _) -> entry(row))
                .optional();
    }

    /** What is done stays done: a slower look at it says nothing new. */
    void move(String id, Status status, Collection<String> waitsFor, long refundedMinor) {
        jdbc.sql("""
                        UPDATE till.transaction t
                        SET status = :status, waits_for = :waitsFor, refunded_minor = :refunded,
                            content = CASE WHEN EXISTS (
                                SELECT FROM till.attention a
                                WHERE a.transaction_id = t.id AND a.code = 'UNKNOWN_SKU' AND a.resolution IS NULL)
                                THEN content ELSE content || '{"buyer": null}' END
                        WHERE id = :id AND status <> 'DONE'
                        """)
                .param("id", id)
                .param("status", status.name())
                .param("waitsFor", waitsFor.toArray(String[]::new))
                .param("refunded", refundedMinor)
                .update();
    }

    List<TillTransaction> waitingFor(String id) {
        return jdbc.sql("SELECT * FROM till.transaction WHERE status = 'WAITING' AND :id = ANY(waits_for) ORDER BY id")
                .param("id", id)
                .query((row, _) -> entry(row).transaction())
                .list();
    }

    List<Entry> unfinished(Duration since, int limit) {
        return jdbc.sql("""
                        UPDATE till.transaction SET looked_at = :now
                        WHERE id IN (SELECT id FROM till.transaction WHERE status <> 'DONE' AND looked_at <= :before
                                     ORDER BY looked_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """)
                .param("now", now())
                .param("before", now().minus(since))
                .param("limit", limit)
                .query((row, _) -> entry(row))
                .list();
    }

    void forgetBuyer(String id) {
        jdbc.sql(
                        "UPDATE till.transaction SET content = content || '{\"buyer\": null}' WHERE id = :id AND status = 'DONE'")
                .param("id", id)
                .update();
    }

    void forget(Collection<String> emails, String account) {
        jdbc.sql("""
                        UPDATE till.transaction SET content = content || '{"buyer": null}'
                        WHERE content ->> 'buyer' IS NOT NULL
                          AND (content #>> '{buyer,loyaltyAccount}' = :account
                               OR lower(trim(content #>> '{buyer,email}')) = ANY(:emails))
                        """)
                .param("account", account)
                .param("emails", emails.toArray(String[]::new))
                .update();
    }

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                json.readValue(row.getString("content"), TillTransaction.class),
                Status.valueOf(row.getString("status")),
                Set.of((String[]) row.getArray("waits_for").getArray()),
                row.getObject("received_at", OffsetDateTime.class).toInstant());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
