package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Live commitments; a row is changed only under the lock of its balance. */
@Component
class CommitmentTable {
    private static final String ROWS = """
            WITH asked AS (
                SELECT * FROM unnest(:skus::text[], :locations::text[], :orders::text[], :lines::int[], :units::int[])
                AS a(sku, location_id, order_id, line, units))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CommitmentTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Commitment> of(OrderId order, Collection<StockKey> keys) {
        return jdbc.sql("""
                        SELECT c.* FROM inventory.commitment c
                        JOIN unnest(:skus::text[], :locations::text[]) AS k(sku, location_id)
                          ON c.sku = k.sku AND c.location_id = k.location_id
                        WHERE c.order_id = :order ORDER BY c.line
                        """)
                .param("order", order.value())
                .param("skus", Columns.skus(keys))
                .param("locations", Columns.locations(keys))
                .query((row, index) -> commitment(row))
                .list();
    }

    /** Who loses when units are gone: the newest promise first. */
    List<Commitment> newestFirst(Collection<StockKey> keys) {
        return jdbc.sql("""
                        SELECT c.* FROM inventory.commitment c
                        JOIN unnest(:skus::text[], :locations::text[]) AS k(sku, location_id)
                          ON c.sku = k.sku AND c.location_id = k.location_id
                        ORDER BY c.committed_at DESC, c.order_id DESC, c.line DESC
                        """)
                .param("skus", Columns.skus(keys))
                .param("locations", Columns.locations(keys))
                .query((row, index) -> commitment(row))
                .list();
    }

    /** Where the order has commitments: only where its ledger ever moved. */
    List<StockKey> placesOf(OrderId order) {
        return jdbc.sql("""
                        SELECT DISTINCT c.sku, c.location_id FROM inventory.ledger l
                        JOIN inventory.commitment c
                          ON c.sku = l.sku AND c.location_id = l.location_id AND c.order_id = l.document
                        WHERE l.document = :order
                        """)
                .param("order", order.value())
                .query((row, index) -> new StockKey(new Sku(row.getString(1)), new LocationId(row.getString(2))))
                .list();
    }

    void add(Collection<Commitment> commitments) {
        write(ROWS + """
                INSERT INTO inventory.commitment AS c (sku, location_id, order_id, line, open, committed_at)
                SELECT sku, location_id, order_id, line, sum(units), :at FROM asked GROUP BY sku, location_id, order_id, line
                ON CONFLICT (sku, location_id, order_id, line)
                    DO UPDATE SET open = c.open + EXCLUDED.open, committed_at = EXCLUDED.committed_at
                """, commitments);
    }

    /** Ends these units' commitments; each names units that are open, and each row once. */
    void end(Collection<Commitment> commitments) {
        write(ROWS + """
                , ended AS (
                    DELETE FROM inventory.commitment c USING asked a
                    WHERE (c.sku, c.location_id, c.order_id, c.line) = (a.sku, a.location_id, a.order_id, a.line)
                      AND c.open = a.units)
                UPDATE inventory.commitment c SET open = c.open - a.units FROM asked a
                WHERE (c.sku, c.location_id, c.order_id, c.line) = (a.sku, a.location_id, a.order_id, a.line)
                  AND c.open <> a.units
                """, commitments);
    }

    private void write(String sql, Collection<Commitment> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql(sql)
                .param("skus", Columns.texts(rows, row -> row.key().sku().value()))
                .param(
                        "locations",
                        Columns.texts(rows, row -> row.key().location().value()))
                .param("orders", Columns.texts(rows, row -> row.order().value()))
                .param("lines", Columns.ints(rows, Commitment::line))
                .param("units", Columns.ints(rows, Commitment::units))
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    private static Commitment commitment(ResultSet row) throws SQLException {
        return new Commitment(
                new StockKey(new Sku(row.getString("sku")), new LocationId(row.getString("location_id"))),
                new OrderId(row.getString("order_id")),
                row.getInt("line"),
                row.getInt("open"));
    }
}
