package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StoredStockAges implements StockAges {
    private final JdbcClient jdbc;

    StoredStockAges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Sku, Map<LocationId, Instant>> lastReceived(Collection<Sku> skus, Collection<LocationId> locations) {
        var times = new HashMap<Sku, Map<LocationId, Instant>>();
        jdbc.sql("""
                        SELECT b.sku, b.location_id, last.at
                        FROM inventory.balance b
                        CROSS JOIN LATERAL (
                            SELECT l.at FROM inventory.ledger l
                            WHERE l.sku = b.sku AND l.location_id = b.location_id
                              AND l.movement IN ('RECEIPT', 'RETURN', 'TRANSFER_IN')
                            ORDER BY l.at DESC LIMIT 1) AS last
                        WHERE b.sku = ANY(:skus) AND b.location_id = ANY(:locations) AND b.on_hand > 0
                        """)
                .param("skus", Columns.texts(skus, Sku::value))
                .param("locations", Columns.texts(locations, LocationId::value))
                .query(row -> {
                    times.computeIfAbsent(new Sku(row.getString("sku")), sku -> new HashMap<>())
                            .put(
                                    new LocationId(row.getString("location_id")),
                                    row.getObject("at", OffsetDateTime.class).toInstant());
                });
        return times;
    }
}
