package dev.throughline.oms.activities.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the tables as an auditor would. */
class StockAudit {
    private final JdbcClient jdbc;
    private final Inventory inventory;

    StockAudit(JdbcClient jdbc, Inventory inventory) {
        this.jdbc = jdbc;
        this.inventory = inventory;
    }

    StockBalance balance(Sku sku, LocationId location) {
        return inventory
                .balances(new StockQuery(List.of(location), sku, null, null, 1))
                .getFirst();
    }

    /** Balances at the location equal the ledger's sums, and what is committed equals the live commitments. */
    void assertAddsUp(LocationId location) {
        assertThat(jdbc.sql("""
                        SELECT b.sku FROM inventory.balance b
                        LEFT JOIN (SELECT sku, location_id, sum(on_hand) AS on_hand, sum(committed) AS committed,
                                          sum(held) AS held, sum(damaged) AS damaged, sum(shortage) AS shortage,
                                          sum(safety_stock) AS safety_stock, sum(incoming) AS incoming,
                                          sum(allocated) AS allocated
                                   FROM inventory.ledger GROUP BY sku, location_id) l USING (sku, location_id)
                        LEFT JOIN (SELECT sku, location_id, sum(open) AS open
                                   FROM inventory.commitment GROUP BY sku, location_id) c USING (sku, location_id)
                        LEFT JOIN (SELECT sku, location_id, sum(open) AS open
                                   FROM inventory.incoming GROUP BY sku, location_id) i USING (sku, location_id)
                        WHERE b.location_id = :location
                          AND ((b.on_hand, b.committed, b.held, b.damaged, b.shortage, b.safety_stock, b.incoming, b.allocated)
                               IS DISTINCT FROM
                               (coalesce(l.on_hand, 0), coalesce(l.committed, 0), coalesce(l.held, 0),
                                coalesce(l.damaged, 0), coalesce(l.shortage, 0), coalesce(l.safety_stock, 0),
                                coalesce(l.incoming, 0), coalesce(l.allocated, 0))
                               OR b.committed <> coalesce(c.open, 0)
                               OR b.allocated <> (SELECT coalesce(sum(remaining), 0) FROM inventory.allocation a
                                                  WHERE a.sku = b.sku AND a.location_id = b.location_id)
                               OR b.incoming <> coalesce(i.open, 0)
                               OR b.held <> (SELECT coalesce(sum(units), 0) FROM inventory.held h
                                             JOIN inventory.hold o ON o.id = h.hold_id AND o.status = 'LIVE'
                                             WHERE h.sku = b.sku AND h.location_id = b.location_id))
                        """)
                        .param("location", location.value())
                        .query(String.class)
                        .list())
                .as("SKUs whose balance, ledger and commitments differ")
                .isEmpty();
    }

    List<String> movementsOf(OrderId order) {
        return jdbc.sql("SELECT movement FROM inventory.ledger WHERE document = :order ORDER BY movement, sku")
                .param("order", order.value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    int waitingUnits(OrderId order) {
        return jdbc.sql("SELECT coalesce(sum(open), 0) FROM inventory.backorder WHERE order_id = :order")
                .param("order", order.value())
                .query(Integer.class)
                .single();
    }

    /** Not sent yet; other tests' notices are left alone. */
    List<OrderNotice.Kind> noticesOf(OrderId order) {
        return jdbc.sql("SELECT kind FROM inventory.order_notice WHERE order_id = :order ORDER BY created_at")
                .param("order", order.value())
                .query((row, _) -> OrderNotice.Kind.valueOf(row.getString(1)))
                .list();
    }

    int rowsOf(OrderId order) {
        return jdbc.sql("""
                        SELECT (SELECT count(*) FROM inventory.ledger WHERE document = :order)
                             + (SELECT count(*) FROM inventory.commitment WHERE order_id = :order)
                             + (SELECT count(*) FROM inventory.backorder WHERE order_id = :order)
                             + (SELECT count(*) FROM inventory.document WHERE id = :order)
                        """).param("order", order.value()).query(Integer.class).single();
    }
}
