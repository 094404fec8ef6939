package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.FutureStock.Demand;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Units that wait for incoming stock. Rows are locked by SKU and sequence, after the balances; new ones are always rows of their own,
 * so that whoever adds one waits for nobody.
 */
@Component
class BackorderTable {
    private final JdbcClient jdbc;
    private final Clock clock;

    BackorderTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Waiting units of an order line; units may be fewer than wait when only a part is meant. */
    record Waiting(Sku sku, long sequence, OrderId order, int line, int units) {
        Waiting withUnits(int fewer) {
            return new Waiting(sku, sequence, order, line, fewer);
        }
    }

    void add(
            OrderId order,
            String step,
            Collection<LocationId> acceptable,
            List<OrderedUnits> lines,
            Compositions kits) {
        jdbc.sql("""
                        INSERT INTO inventory.backorder (sku, order_id, line, step, acceptable, open, created_at, kit)
                        SELECT sku, :order, line, :step, :acceptable, sum(quantity), :at, sku = ANY(:kits)
                        FROM unnest(:skus::text[], :lines::int[], :quantities::int[]) AS l(sku, line, quantity)
                        GROUP BY line, sku ORDER BY line
                        """)
                .param("order", order.value())
                .param("step", step)
                .param("acceptable", Columns.texts(acceptable, LocationId::value))
                .param("skus", Columns.texts(lines, row -> row.sku().value()))
                .param("lines", Columns.ints(lines, OrderedUnits::line))
                .param("quantities", Columns.ints(lines, OrderedUnits::quantity))
                .param("kits", Columns.texts(kits.kits().keySet(), Sku::value))
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /** A row, locked, if it still waits. */
    Optional<Waiting> lock(Sku sku, long sequence) {
        return jdbc.sql("SELECT * FROM inventory.backorder WHERE sku = :sku AND sequence = :sequence FOR UPDATE")
                .param("sku", sku.value())
                .param("sequence", sequence)
                .query((row, _) -> waiting(row))
                .optional();
    }

    /** Whoever counts waiting units of a SKU takes turns; by SKU. */
    void lockGates(Collection<Sku> skus) {
        var names = skus.stream().map(Sku::value).sorted().distinct().toArray(String[]::new);
        jdbc.sql("INSERT INTO inventory.waiting_gate (sku) SELECT unnest(:skus::text[]) ON CONFLICT DO NOTHING")
                .param("skus", names)
                .update();
        jdbc.sql("SELECT sku FROM inventory.waiting_gate WHERE sku = ANY(:skus) ORDER BY sku FOR UPDATE")
                .param("skus", names)
                .query((row, _) -> row.getString(1))
                .list();
    }

    Map<Sku, Integer> waiting(Collection<Sku> skus) {
        var waiting = new HashMap<Sku, Integer>();
        jdbc.sql("SELECT sku, sum(open)::int AS units FROM inventory.backorder WHERE sku = ANY(:skus) GROUP BY sku")
                .param("skus", Columns.texts(skus, Sku::value))
                .query(row -> {
                    waiting.put(new Sku(row.getString("sku")), row.getInt("units"));
                });
        return waiting;
    }

    /** Who waits for these SKUs and takes them from this location, oldest first; locked. */
    List<Waiting> lockWaiting(LocationId location, Collection<Sku> skus) {
        return jdbc.sql("""
                        SELECT * FROM inventory.backorder
                        WHERE sku = ANY(:skus) AND :location = ANY(acceptable) AND NOT kit
                        ORDER BY sku, sequence FOR UPDATE
                        """)
                .param("skus", Columns.texts(skus, Sku::value))
                .param("location", location.value())
                .query((row, index) -> waiting(row))
                .list();
    }

    /** Who waits for these SKUs, alone or in a kit, oldest first. */
    List<Demand> demand(Collection<Sku> skus) {
        return jdbc.sql("""
                        SELECT sku, sequence, acceptable, open FROM inventory.backorder WHERE sku = ANY(:skus) AND NOT kit
                        UNION ALL
                        SELECT k.sku, w.sequence, w.acceptable, w.open * k.units
                        FROM inventory.backorder w
                        JOIN inventory.kit_line k ON k.order_id = w.order_id AND k.line = w.line
                        WHERE w.kit AND k.sku = ANY(:skus)
                        ORDER BY sku, sequence
                        """)
                .param("skus", Columns.texts(skus, Sku::value))
                .query((row, _) -> new Demand(
                        new Sku(row.getString("sku")),
                        Stream.of((String[]) row.getArray("acceptable").getArray())
                                .map(LocationId::new)
                                .toList(),
                        row.getInt("open")))
                .list();
    }

    /** What the order waits for, oldest first; locked. */
    List<Waiting> lockOf(OrderId order) {
        return jdbc.sql("SELECT * FROM inventory.backorder WHERE order_id = :order ORDER BY sku, sequence FOR UPDATE")
                .param("order", order.value())
                .query((row, index) -> waiting(row))
                .list();
    }

    /** These units, of locked rows, wait no longer. */
    void end(Collection<Waiting> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        WITH asked AS (
                            SELECT * FROM unnest(:skus::text[], :sequences::bigint[], :units::int[])
                            AS a(sku, sequence, units)),
                        ended AS (
                            DELETE FROM inventory.backorder b USING asked a
                            WHERE b.sku = a.sku AND b.sequence = a.sequence AND b.open = a.units)
                        UPDATE inventory.backorder b SET open = b.open - a.units FROM asked a
                        WHERE b.sku = a.sku AND b.sequence = a.sequence AND b.open <> a.units
                        """)
                .param("skus", Columns.texts(rows, row -> row.sku().value()))
                .param("sequences", rows.stream().mapToLong(Waiting::sequence).toArray())
                .param("units", Columns.ints(rows, Waiting::units))
                .update();
    }

    /** Where units are free that somebody waits for: released, or received while the backorder was being written. */
    List<StockKey> missed(Collection<Sku> unreleased, int limit) {
        return jdbc.sql("""
                        SELECT DISTINCT b.sku, b.location_id FROM inventory.backorder w
                        JOIN inventory.balance b ON b.sku = w.sku AND b.location_id = ANY(w.acceptable)
                        WHERE b.on_hand > b.committed + b.held + b.safety_stock + b.allocated AND NOT w.kit
                          AND w.sku <> ALL(:unreleased)
                        LIMIT :limit
                        """)
                .param("unreleased", Columns.texts(unreleased, Sku::value))
                .param("limit", limit)
                .query((row, index) -> new StockKey(new Sku(row.getString(1)), new LocationId(row.getString(2))))
                .list();
    }

    /** As {@link #missed}, of these SKUs alone. */
    List<StockKey> missedOf(Collection<Sku> skus) {
        return jdbc.sql("""
                        SELECT DISTINCT b.sku, b.location_id FROM inventory.backorder w
                        JOIN inventory.balance b ON b.sku = w.sku AND b.location_id = ANY(w.acceptable)
                        WHERE w.sku = ANY(:skus) AND NOT w.kit
                          AND b.on_hand > b.committed + b.held + b.safety_stock + b.allocated
                        """)
                .param("skus", Columns.texts(skus, Sku::value))
                .query((row, index) -> new StockKey(new Sku(row.getString(1)), new LocationId(row.getString(2))))
                .list();
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                new Sku(row.getString("sku")),
                row.getLong("sequence"),
                new OrderId(row.getString("order_id")),
                row.getInt("line"),
                row.getInt("open"));
    }
}
