package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.HoldId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Balances. Whoever changes one has locked it before, all of a transaction's at once, by SKU and location. */
@Component
class BalanceTable {
    private final JdbcClient jdbc;

    BalanceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Sku, Map<LocationId, Integer>> available(Collection<Sku> skus, Collection<LocationId> locations) {
        var available = new HashMap<Sku, Map<LocationId, Integer>>();
        jdbc.sql("""
                        SELECT sku, location_id, on_hand - committed - held - safety_stock - allocated AS available
                        FROM inventory.balance
                        WHERE sku = ANY(:skus) AND (cardinality(:locations::text[]) = 0 OR location_id = ANY(:locations))
                          AND on_hand > committed + held + safety_stock + allocated
                        """)
                .param("skus", skus.stream().map(Sku::value).distinct().toArray(String[]::new))
                .param("locations", locations.stream().map(LocationId::value).toArray(String[]::new))
                .query(row -> {
                    available
                            .computeIfAbsent(new Sku(row.getString("sku")), sku -> new HashMap<>())
                            .put(new LocationId(row.getString("location_id")), row.getInt("available"));
                });
        return available;
    }

    /** As {@link #available}, with the units that the hold has itself. */
    Map<Sku, Map<LocationId, Integer>> availableWith(
            Collection<Sku> skus, Collection<LocationId> locations, HoldId hold) {
        var available = available(skus, locations);
        addHeld(available, skus, locations, hold);
        return available;
    }

    /** Adds the units that the hold has. */
    void addHeld(
            Map<Sku, Map<LocationId, Integer>> available,
            Collection<Sku> skus,
            Collection<LocationId> locations,
            HoldId hold) {
        jdbc.sql("""
                        SELECT sku, location_id, units FROM inventory.held
                        WHERE hold_id = :hold AND sku = ANY(:skus)
                          AND (cardinality(:locations::text[]) = 0 OR location_id = ANY(:locations))
                        """)
                .param("hold", hold.value())
                .param("skus", Columns.texts(skus, Sku::value))
                .param("locations", Columns.texts(locations, LocationId::value))
                .query(row -> {
                    available
                            .computeIfAbsent(new Sku(row.getString("sku")), _ -> new HashMap<>())
                            .merge(new LocationId(row.getString("location_id")), row.getInt("units"), Math::addExact);
                });
    }

    List<StockBalance> page(StockQuery query) {
        var after = query.afterSku() == null
                ? ""
                : query.afterLocation() == null
                        ? "AND sku > :afterSku"
                        : "AND (sku, location_id) > (:afterSku, :afterLocation)";
        return jdbc.sql("SELECT * FROM inventory.balance WHERE true "
                        + (query.sku() == null ? "" : "AND sku = :sku ")
                        + (query.locations() == null ? "" : "AND location_id = ANY(:locations) ")
                        + after + " ORDER BY sku, location_id LIMIT :limit")
                .param("sku", query.sku() == null ? "" : query.sku().value())
                .param(
                        "locations",
                        query.locations() == null
                                ? new String[0]
                                : query.locations().stream()
                                        .map(LocationId::value)
                                        .toArray(String[]::new))
                .param(
                        "afterSku",
                        query.afterSku() == null ? "" : query.afterSku().value())
                .param(
                        "afterLocation",
                        query.afterLocation() == null
                                ? ""
                                : query.afterLocation().value())
                .param("limit", query.limit())
                .query((row, index) -> balance(row))
                .list();
    }

    /** Every balance of the SKUs; at every location if none is named. */
    List<StockBalance> of(Collection<Sku> skus, Collection<LocationId> locations) {
        return jdbc.sql("""
                        SELECT * FROM inventory.balance
                        WHERE sku = ANY(:skus) AND (cardinality(:locations::text[]) = 0 OR location_id = ANY(:locations))
                        """)
                .param("skus", Columns.texts(skus, Sku::value))
                .param("locations", Columns.texts(locations, LocationId::value))
                .query((row, index) -> balance(row))
                .list();
    }

    /** A SKU's balances as the ledger stood then. */
    List<StockBalance> asOf(Sku sku, Instant time) {
        return jdbc.sql("""
                        SELECT sku, location_id, sum(on_hand) AS on_hand, sum(committed) AS committed, sum(held) AS held,
                               sum(damaged) AS damaged, sum(shortage) AS shortage, sum(safety_stock) AS safety_stock,
                               sum(incoming) AS incoming, sum(allocated) AS allocated
                        FROM inventory.ledger WHERE sku = :sku AND at <= :time
                        GROUP BY sku, location_id ORDER BY location_id
                        """)
                .param("sku", sku.value())
                .param("time", OffsetDateTime.ofInstant(time, ZoneOffset.UTC))
                .query((row, index) -> balance(row))
                .list();
    }

    /** Makes room for facts about units that were never here before. */
    void create(Collection<StockKey> keys) {
        jdbc.sql("""
                        INSERT INTO inventory.balance (sku, location_id)
                        SELECT k.sku, k.location_id FROM unnest(:skus::text[], :locations::text[]) AS k(sku, location_id)
                        WHERE NOT EXISTS (
                            SELECT FROM inventory.balance b WHERE b.sku = k.sku AND b.location_id = k.location_id)
                        ORDER BY k.sku, k.location_id
                        ON CONFLICT DO NOTHING
                        """)
                .param("skus", Columns.skus(keys))
                .param("locations", Columns.locations(keys))
                .update();
    }

    /** Locks until the transaction ends; a key without a balance is left out. */
    Map<StockKey, StockBalance> lock(Collection<StockKey> keys) {
        var locked = new LinkedHashMap<StockKey, StockBalance>();
        jdbc.sql("""
                        SELECT b.* FROM inventory.balance b
                        JOIN unnest(:skus::text[], :locations::text[]) AS k(sku, location_id)
                          ON b.sku = k.sku AND b.location_id = k.location_id
                        ORDER BY b.sku, b.location_id FOR NO KEY UPDATE OF b
                        """)
                .param("skus", Columns.skus(keys))
                .param("locations", Columns.locations(keys))
                .query((row, index) -> balance(row))
                .list()
                .forEach(balance -> locked.put(new StockKey(balance.sku(), balance.location()), balance));
        return locked;
    }

    private static StockBalance balance(ResultSet row) throws SQLException {
        return new StockBalance(
                new Sku(row.getString("sku")),
                new LocationId(row.getString("location_id")),
                row.getInt("on_hand"),
                row.getInt("committed"),
                row.getInt("held"),
                row.getInt("damaged"),
                row.getInt("shortage"),
                row.getInt("safety_stock"),
                row.getInt("incoming"),
                row.getInt("allocated"));
    }
}
