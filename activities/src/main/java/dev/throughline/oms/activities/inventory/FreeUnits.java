package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.ChannelView.Buffers;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sums of what nobody has, from a row per SKU that {@link FreeUnitsRound} writes, and exact all the same: in one snapshot, what the ledger
 * has had since the follower's last round is read from the balances.
 */
@Component
class FreeUnits {
    /** Ledger entries beyond which the balances are counted instead. */
    static final int MOST_LATE = 10_000;

    // The subquery with a limit makes the index of the feed the only way, whatever the planner thinks of the position.
    // A position
    // that is ahead of the server comes from another one (the database was moved): then there are no rows.
    private static final String READ = """
            WITH follower AS (
                SELECT upto FROM inventory.free_units_follower WHERE upto <= pg_snapshot_xmin(pg_current_snapshot())),
            late AS MATERIALIZED (
                SELECT sku, location_id FROM inventory.ledger WHERE transaction >= (SELECT upto FROM follower)
                ORDER BY transaction LIMIT :most)
            SELECT sku, places, NULL AS location_id, 0 AS units FROM inventory.free_units
            WHERE sku = ANY(:skus) AND EXISTS (SELECT FROM follower) AND (SELECT count(*) FROM late) < :most
            UNION ALL
            SELECT b.sku, NULL, b.location_id, b.on_hand - b.committed - b.held - b.safety_stock - b.allocated
            FROM (SELECT DISTINCT sku, location_id FROM late WHERE sku = ANY(:skus)) AS changed
            JOIN inventory.balance b USING (sku, location_id)
            """;

    private final JdbcClient jdbc;
    private final FreeUnitsPlaces places;

    FreeUnits(JdbcClient jdbc, FreeUnitsPlaces places) {
        this.jdbc = jdbc;
        this.places = places;
    }

    private record Read(Map<Sku, byte[]> rows, Map<Sku, Map<LocationId, Integer>> late) {}

    /** Units that nobody has allocated, less the channel's buffers, over all locations it sees; SKUs that have no row are left out. */
    Map<Sku, Long> sums(Collection<Sku> skus, ChannelView view) {
        var read = read(skus);
        var known = places.upTo(highest(read.rows().values()));
        var kept = new IdentityHashMap<Buffers, int[]>();
        var sums = new HashMap<Sku, Long>();
        read.rows().forEach((sku, row) -> {
            var buffers = kept.computeIfAbsent(view.buffers().apply(sku), each -> kept(view, each, known));
            var late = read.late().getOrDefault(sku, Map.of());
            sums.put(sku, sum(row, buffers, known, late) + sum(late, sku, view));
        });
        return sums;
    }

    private Read read(Collection<Sku> skus) {
        var read = new Read(new HashMap<>(), new HashMap<>());
        jdbc.sql(READ)
                .param("skus", Columns.texts(skus, Sku::value))
                .param("most", MOST_LATE)
                .query(row -> {
                    var sku = new Sku(row.getString("sku"));
                    byte[] places = row.getBytes("places");
                    if (places != null) {
                        read.rows().put(sku, places);
                    } else {
                        read.late()
                                .computeIfAbsent(sku, _ -> new HashMap<>())
                                .put(new LocationId(row.getString("location_id")), row.getInt("units"));
                    }
                });
        return read;
    }

    private static int highest(Collection<byte[]> rows) {
        int highest = 0;
        for (var row : rows) {
            for (int i = 0; i < row.length; i += Long.BYTES) {
                highest = Math.max(highest, ByteBuffer.wrap(row).getInt(i));
            }
        }
        return highest;
    }

    /** What is kept from the channel, by a place's number; everything where it does not look. */
    private static int[] kept(ChannelView view, Buffers buffers, List<LocationId> known) {
        return known.stream()
                .mapToInt(place -> view.sees(place) ? buffers.at(place) : Buffers.CLOSED)
                .toArray();
    }

    private static long sum(byte[] row, int[] kept, List<LocationId> known, Map<LocationId, Integer> late) {
        var units = ByteBuffer.wrap(row);
        long sum = 0;
        for (int i = 0; i < row.length; i += Long.BYTES) {
            int place = units.getInt(i);
            if (late.isEmpty() || !late.containsKey(known.get(place))) {
                sum += Math.max(0, units.getInt(i + Integer.BYTES) - kept[place]);
            }
        }
        return sum;
    }

    private static long sum(Map<LocationId, Integer> units, Sku sku, ChannelView view) {
        return units.entrySet().stream()
                .filter(entry -> view.sees(entry.getKey()))
                .mapToLong(entry -> Math.max(0L, (long) entry.getValue() - view.buffer(sku, entry.getKey())))
                .sum();
    }
}
