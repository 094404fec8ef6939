package dev.throughline.oms.activities.event;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Turns new events into deliveries, once each, whichever instance does it. */
@Component
class FanOut {
    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    FanOut(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One batch of whole transactions, in the order of their ids, up to the oldest that is still open. Transaction ids are not the
     * order of an order's events: one that began early may append late. So the batch also takes what comes before it in its orders
     * (overtaken); what it takes twice has its delivery already.
     *
     * @return how many events it took; zero when there is nothing, or another instance is at it
     */
    @Transactional
    int round() {
        return round(BATCH);
    }

    @Transactional
    int round(int batch) {
        var mine = jdbc.sql("SELECT true FROM event.fan_out FOR UPDATE SKIP LOCKED")
                .query(Boolean.class)
                .optional();
        return mine.isEmpty() ? 0 : deliver(batch);
    }

    private int deliver(int batch) {
        return jdbc.sql("""
                        WITH position AS MATERIALIZED (SELECT txid FROM event.fan_out),
                        upper AS MATERIALIZED (
                            SELECT txid FROM (
                                SELECT o.txid FROM event.outbox o
                                WHERE o.txid > (SELECT txid FROM position)
                                  AND o.txid < pg_snapshot_xmin(pg_current_snapshot())
                                ORDER BY o.txid LIMIT :batch) batch
                            ORDER BY txid DESC LIMIT 1),
                        moved AS (UPDATE event.fan_out SET txid = upper.txid FROM upper),
                        settled AS MATERIALIZED (
                            SELECT o.order_id, o.sequence, o.type FROM event.outbox o
                            WHERE o.txid > (SELECT txid FROM position) AND o.txid <= (SELECT txid FROM upper)),
                        overtaken AS (
                            SELECT earlier.order_id, earlier.sequence, earlier.type
                            FROM (SELECT order_id, max(sequence) AS sequence FROM settled GROUP BY order_id) latest
                            JOIN event.outbox earlier
                              ON earlier.order_id = latest.order_id AND earlier.sequence < latest.sequence
                            WHERE earlier.txid > (SELECT txid FROM upper)),
                        delivered AS (
                            INSERT INTO event.delivery (subscription_id, order_id, sequence, next_attempt_at)
                            SELECT s.id, e.order_id, e.sequence, :now
                            FROM (SELECT * FROM settled UNION SELECT * FROM overtaken) e
                            JOIN event.subscription s ON s.status = 'ACTIVE' AND (
                                s.event_types = '{}' OR EXISTS (
                                    SELECT FROM unnest(s.event_types) wanted
                                    WHERE e.type = wanted
                                       OR (right(wanted, 1) = '*' AND starts_with(e.type, left(wanted, -1)))))
                            ORDER BY e.order_id, e.sequence
                            ON CONFLICT (subscription_id, order_id, sequence) DO NOTHING)
                        SELECT count(*) FROM settled
                        """)
                .param("batch", batch)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }
}
