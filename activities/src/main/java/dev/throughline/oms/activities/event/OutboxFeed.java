package dev.throughline.oms.activities.event;

import dev.throughline.oms.workflows.shared.OrderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The outbox as a feed; a position is the number of the transaction that was read last. */
@Component
class OutboxFeed implements EventFeed {
    // A position that is ahead of the server comes from another one (the database was moved): from the beginning then.
    private static final String SINCE = """
            WITH here AS (
                SELECT pg_snapshot_xmin(pg_current_snapshot()) AS settled,
                    CASE WHEN :position < pg_snapshot_xmax(pg_current_snapshot())::text::bigint THEN :position ELSE 0 END
                        ::text::xid8 AS position)
            SELECT txid::text::bigint AS position, order_id, type FROM event.outbox
            WHERE txid > (SELECT position FROM here) AND txid < (SELECT settled FROM here)
            ORDER BY txid FETCH FIRST :limit ROWS WITH TIES
            """;

    private final JdbcClient jdbc;

    private record Entry(long position, String subject, String type) {}

    OutboxFeed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Page since(long position, String type, int limit) {
        var entries = jdbc.sql(SINCE)
                .param("position", position)
                .param("limit", limit)
                .query((row, _) -> new Entry(row.getLong("position"), row.getString("order_id"), row.getString("type")))
                .list();
        return new Page(
                entries.isEmpty() ? position : entries.getLast().position(),
                entries.stream()
                        .filter(entry -> entry.type().equals(type))
                        .map(entry -> new OrderId(entry.subject()))
                        .distinct()
                        .toList(),
                entries.size() >= limit);
    }
}
