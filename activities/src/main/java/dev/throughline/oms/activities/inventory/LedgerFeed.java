package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.Sku;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ledger as a feed; a position is the number of the transaction that was read last. */
@Component
class LedgerFeed implements StockChanges {
    // A position that is ahead of the server comes from another one (the database was moved): from the beginning then.
    private static final String SINCE = """
            WITH here AS (
                SELECT pg_snapshot_xmin(pg_current_snapshot()) AS settled,
                    CASE WHEN :position < pg_snapshot_xmax(pg_current_snapshot())::text::bigint THEN :position ELSE 0 END
                        ::text::xid8 AS position)
            SELECT transaction::text::bigint AS position, sku FROM inventory.ledger
            WHERE transaction > (SELECT position FROM here) AND transaction < (SELECT settled FROM here)
            ORDER BY transaction FETCH FIRST :limit ROWS WITH TIES
            """;

    private final JdbcClient jdbc;

    private record Entry(long position, Sku sku) {}

    LedgerFeed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Changes since(long position, int limit) {
        var entries = jdbc.sql(SINCE)
                .param("position", position)
                .param("limit", limit)
                .query((row, _) -> new Entry(row.getLong("position"), new Sku(row.getString("sku"))))
                .list();
        if (entries.isEmpty()) {
            return new Changes(position, List.of(), false);
        }
        var skus = new LinkedHashSet<Sku>();
        entries.forEach(entry -> skus.add(entry.sku()));
        return new Changes(entries.getLast().position(), List.copyOf(skus), entries.size() >= limit);
    }
}
