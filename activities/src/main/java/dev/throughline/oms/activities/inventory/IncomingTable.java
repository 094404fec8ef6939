package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is on its way; a row is changed only under the lock of its balance. */
@Component
class IncomingTable {
    private final JdbcClient jdbc;

    IncomingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Earliest first; at every location if none is named. */
    List<IncomingStock> of(Collection<Sku> skus, Collection<LocationId> locations) {
        return jdbc.sql("""
                        SELECT * FROM inventory.incoming
                        WHERE sku = ANY(:skus) AND (cardinality(:locations::text[]) = 0 OR location_id = ANY(:locations))
                        ORDER BY due_at, sku, location_id, document
                        """)
                .param("skus", Columns.texts(skus, Sku::value))
                .param("locations", Columns.texts(locations, LocationId::value))
                .query((row, _) -> incoming(row))
                .list();
    }

    /** Announces units of balances that are locked. */
    void add(String document, Instant dueAt, Map<StockKey, Integer> units) {
        var rows = List.copyOf(units.entrySet());
        jdbc.sql("""
                        INSERT INTO inventory.incoming AS i (sku, location_id, document, due_at, open)
                        SELECT sku, location_id, :document, :dueAt, units
                        FROM unnest(:skus::text[], :locations::text[], :units::int[]) AS a(sku, location_id, units)
                        ON CONFLICT (sku, location_id, document)
                            DO UPDATE SET open = i.open + EXCLUDED.open, due_at = EXCLUDED.due_at
                        """)
                .param("document", document)
                .param("dueAt", OffsetDateTime.ofInstant(dueAt, ZoneOffset.UTC))
                .param("skus", Columns.texts(rows, row -> row.getKey().sku().value()))
                .param(
                        "locations",
                        Columns.texts(rows, row -> row.getKey().location().value()))
                .param("units", Columns.ints(rows, Map.Entry::getValue))
                .update();
    }

    /**
     * These units of a document are expected no more: they came in, or never will. More than are open are as many as are open.
     *
     * @return the units that were open, per balance; all of them locked
     */
    Map<StockKey, Integer> end(String document, Map<StockKey, Integer> units) {
        var ended = new HashMap<StockKey, Integer>();
        open(document, units.keySet())
                .forEach((key, open) -> ended.put(key, Math.min(open, units.getOrDefault(key, 0))));
        ended.values().removeIf(gone -> gone == 0);
        var rows = List.copyOf(ended.entrySet());
        jdbc.sql("""
                        WITH asked AS (
                            SELECT * FROM unnest(:skus::text[], :locations::text[], :units::int[])
                            AS a(sku, location_id, units)),
                        ended AS (
                            DELETE FROM inventory.incoming i USING asked a
                            WHERE (i.sku, i.location_id) = (a.sku, a.location_id) AND i.document = :document
                              AND i.open = a.units)
                        UPDATE inventory.incoming i SET open = i.open - a.units FROM asked a
                        WHERE (i.sku, i.location_id) = (a.sku, a.location_id) AND i.document = :document
                          AND i.open <> a.units
                        """)
                .param("document", document)
                .param("skus", Columns.texts(rows, row -> row.getKey().sku().value()))
                .param(
                        "locations",
                        Columns.texts(rows, row -> row.getKey().location().value()))
                .param("units", Columns.ints(rows, Map.Entry::getValue))
                .update();
        return ended;
    }

    private Map<StockKey, Integer> open(String document, Collection<StockKey> keys) {
        var open = new HashMap<StockKey, Integer>();
        jdbc.sql("""
                        SELECT i.* FROM inventory.incoming i
                        JOIN unnest(:skus::text[], :locations::text[]) AS k(sku, location_id)
                          ON i.sku = k.sku AND i.location_id = k.location_id
                        WHERE i.document = :document
                        """)
                .param("document", document)
                .param("skus", Columns.skus(keys))
                .param("locations", Columns.locations(keys))
                .query((row, _) -> incoming(row))
                .list()
                .forEach(row -> open.put(new StockKey(row.sku(), row.location()), row.units()));
        return open;
    }

    private static IncomingStock incoming(ResultSet row) throws SQLException {
        return new IncomingStock(
                new Sku(row.getString("sku")),
                new LocationId(row.getString("location_id")),
                row.getString("document"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getInt("open"));
    }
}
