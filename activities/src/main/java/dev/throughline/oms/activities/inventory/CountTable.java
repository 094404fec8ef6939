package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.StockFacts.Count;
import dev.throughline.oms.activities.inventory.StockFacts.CountedLine;
import dev.throughline.oms.activities.inventory.StockFacts.Variance;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts and what the ledger knew when they were made. */
@Component
class CountTable {
    private final JdbcClient jdbc;
    private final Clock clock;

    CountTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Sellable units that came (or left, negative) after a time, per locked balance; owed ones count as gone. */
    Map<StockKey, Integer> movedSince(Collection<StockKey> keys, Instant time) {
        var moved = new HashMap<StockKey, Integer>();
        jdbc.sql("""
                        SELECT l.sku, l.location_id, sum(l.on_hand - l.shortage) AS units FROM inventory.ledger l
                        JOIN unnest(:skus::text[], :locations::text[]) AS k(sku, location_id)
                          ON l.sku = k.sku AND l.location_id = k.location_id
                        WHERE l.at > :time AND coalesce(l.happened_at, l.at) > :time
                        GROUP BY l.sku, l.location_id
                        """)
                .param("skus", Columns.skus(keys))
                .param("locations", Columns.locations(keys))
                .param("time", utc(time))
                .query(row -> {
                    moved.put(key(row), row.getInt("units"));
                });
        return moved;
    }

    /** Those that were counted later, by a count that was posted before. */
    Set<StockKey> countedAfter(Collection<StockKey> keys, Instant time) {
        return jdbc
                .sql("""
                        SELECT c.sku, c.location_id FROM inventory.last_count c
                        JOIN unnest(:skus::text[], :locations::text[]) AS k(sku, location_id)
                          ON c.sku = k.sku AND c.location_id = k.location_id
                        WHERE c.counted_at > :time
                        """)
                .param("skus", Columns.skus(keys))
                .param("locations", Columns.locations(keys))
                .param("time", utc(time))
                .query((row, _) -> key(row))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    void post(Count count, List<Variance> variances) {
        var reasons = count.lines().stream().collect(Collectors.toMap(CountedLine::sku, CountedLine::reason));
        jdbc.sql("""
                        WITH head AS (
                            INSERT INTO inventory.stock_count (document, location_id, counted_at, posted_at, actor)
                            VALUES (:document, :location, :countedAt, :at, :actor) RETURNING document),
                        lines AS (
                            INSERT INTO inventory.stock_count_line (document, sku, counted, books, superseded, reason)
                            SELECT document, sku, counted, books, superseded, reason FROM head,
                                unnest(:skus::text[], :counted::int[], :books::int[], :superseded::boolean[], :reasons::text[])
                                AS l(sku, counted, books, superseded, reason)
                            RETURNING sku)
                        INSERT INTO inventory.last_count AS c (sku, location_id, counted_at)
                        SELECT sku, :location, :countedAt FROM lines ORDER BY sku
                        ON CONFLICT (sku, location_id) DO UPDATE SET counted_at = EXCLUDED.counted_at
                            WHERE c.counted_at < EXCLUDED.counted_at
                        """)
                .param("document", count.document())
                .param("location", count.location().value())
                .param("countedAt", utc(count.countedAt()))
                .param("at", utc(clock.instant()))
                .param("actor", count.actor().kind() + ":" + count.actor().reference())
                .param("skus", Columns.texts(variances, row -> row.sku().value()))
                .param("counted", Columns.ints(variances, Variance::counted))
                .param("books", Columns.ints(variances, Variance::books))
                .param(
                        "superseded",
                        variances.stream().map(Variance::superseded).toArray(Boolean[]::new))
                .param("reasons", Columns.texts(variances, row -> reasons.getOrDefault(row.sku(), "")))
                .update();
    }

    List<Variance> posted(String document) {
        return jdbc.sql("SELECT * FROM inventory.stock_count_line WHERE document = :document ORDER BY sku")
                .param("document", document)
                .query((row, _) -> new Variance(
                        new Sku(row.getString("sku")),
                        row.getInt("counted"),
                        row.getInt("books"),
                        row.getBoolean("superseded")))
                .list();
    }

    private static StockKey key(ResultSet row) throws SQLException {
        return new StockKey(new Sku(row.getString("sku")), new LocationId(row.getString("location_id")));
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
