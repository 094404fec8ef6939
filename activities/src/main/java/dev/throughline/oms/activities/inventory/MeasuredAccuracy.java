package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class MeasuredAccuracy implements RecordAccuracy {
    private static final String SINCE = """
            WITH counted AS (
                SELECT l.sku, c.location_id, count(*)::integer AS counts,
                    percentile_disc(0.9) WITHIN GROUP (ORDER BY greatest(0, l.books - l.counted)) AS missing
                FROM inventory.stock_count_line l JOIN inventory.stock_count c ON c.document = l.document
                WHERE l.sku = ANY(:skus) AND NOT l.superseded AND c.counted_at >= :since
                GROUP BY l.sku, c.location_id
            ), sold AS (
                SELECT sku, location_id, extract(epoch FROM avg(at - happened_at))::bigint AS delay
                FROM inventory.ledger
                WHERE sku = ANY(:skus) AND at >= :since AND movement = 'TILL_SALE' AND happened_at < at
                GROUP BY sku, location_id
            )
            SELECT sku, location_id, coalesce(counts, 0) AS counts, coalesce(missing, 0) AS missing,
                coalesce(delay, 0) AS delay
            FROM counted FULL JOIN sold USING (sku, location_id)
            ORDER BY sku, location_id
            """;

    private final JdbcClient jdbc;

    MeasuredAccuracy(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Accuracy> since(Instant time, Collection<Sku> skus) {
        return jdbc.sql(SINCE)
                .param("skus", Columns.texts(skus, Sku::value))
                .param("since", time.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Accuracy(
                        new Sku(row.getString("sku")),
                        new LocationId(row.getString("location_id")),
                        row.getInt("counts"),
                        row.getInt("missing"),
                        Duration.ofSeconds(row.getLong("delay"))))
                .list();
    }
}
