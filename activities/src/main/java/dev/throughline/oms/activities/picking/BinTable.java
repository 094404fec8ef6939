package dev.throughline.oms.activities.picking;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Bins and what lies in them. */
@Component
class BinTable implements Bins {
    private final JdbcClient jdbc;

    BinTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a SKU lies: its main bin, and the codes of the others. */
    record Shelf(String bin, String zone, int sequence, List<String> further) {
        boolean has(String code) {
            return bin.equals(code) || further.contains(code);
        }
    }

    @Override
    @Transactional
    public void put(LocationId location, List<Bin> bins) {
        var sorted = bins.stream().sorted(Comparator.comparing(Bin::code)).toList();
        jdbc.sql("""
                        INSERT INTO picking.bin AS b (location_id, code, zone, sequence)
                        SELECT :location, code, zone, sequence
                        FROM unnest(:codes::text[], :zones::text[], :sequences::int[]) AS given (code, zone, sequence)
                        ORDER BY code
                        ON CONFLICT (location_id, code) DO UPDATE SET zone = excluded.zone, sequence = excluded.sequence
                        """)
                .param("location", location.value())
                .param("codes", sorted.stream().map(Bin::code).toArray(String[]::new))
                .param("zones", sorted.stream().map(Bin::zone).toArray(String[]::new))
                .param("sequences", sorted.stream().map(Bin::sequence).toArray(Integer[]::new))
                .update();
        jdbc.sql("DELETE FROM picking.place WHERE location_id = :location AND bin = ANY(:codes)")
                .param("location", location.value())
                .param("codes", sorted.stream().map(Bin::code).toArray(String[]::new))
                .update();
        lay(location, sorted);
    }

    private void lay(LocationId location, List<Bin> bins) {
        var laid = bins.stream()
                .flatMap(bin -> bin.skus().stream().map(sku -> new String[] {bin.code(), sku.value()}))
                .toList();
        jdbc.sql("UPDATE picking.place SET main = false WHERE location_id = :location AND sku = ANY(:skus) AND main")
                .param("location", location.value())
                .param("skus", laid.stream().map(row -> row[1]).toArray(String[]::new))
                .update();
        insert(location, laid, true);
        insert(
                location,
                bins.stream()
                        .flatMap(bin -> bin.furtherSkus().stream().map(sku -> new String[] {bin.code(), sku.value()}))
                        .toList(),
                false);
    }

    private void insert(LocationId location, List<String[]> laid, boolean main) {
        jdbc.sql("""
                        INSERT INTO picking.place (sku, location_id, bin, main)
                        SELECT sku, :location, bin, :main FROM unnest(:bins::text[], :skus::text[]) AS laid (bin, sku)
                        ORDER BY sku, bin
                        ON CONFLICT (sku, location_id, bin) DO NOTHING
                        """)
                .param("location", location.value())
                .param("main", main)
                .param("bins", laid.stream().map(row -> row[0]).toArray(String[]::new))
                .param("skus", laid.stream().map(row -> row[1]).toArray(String[]::new))
                .update();
    }

    @Override
    public void remove(LocationId location, String code) {
        jdbc.sql("DELETE FROM picking.bin WHERE location_id = :location AND code = :code")
                .param("location", location.value())
                .param("code", code)
                .update();
    }

    @Override
    public List<Bin> list(LocationId location, @Nullable Place after, int limit) {
        return jdbc.sql("""
                        SELECT b.*, p.skus, p.further
                        FROM picking.bin b, LATERAL (
                            SELECT array_agg(sku ORDER BY sku) FILTER (WHERE main) AS skus,
                                   array_agg(sku ORDER BY sku) FILTER (WHERE NOT main) AS further
                            FROM picking.place WHERE location_id = b.location_id AND bin = b.code) p
                        WHERE b.location_id = :location AND (b.zone, b.sequence, b.code) > (:zone, :sequence, :code)
                        ORDER BY b.zone, b.sequence, b.code LIMIT :limit
                        """)
                .param("location", location.value())
                .param("zone", after == null ? "" : after.zone())
                .param("sequence", after == null ? -1 : after.sequence())
                .param("code", after == null ? "" : after.code())
                .param("limit", limit)
                .query((row, _) -> new Bin(
                        row.getString("code"),
                        row.getString("zone"),
                        row.getInt("sequence"),
                        texts(row, "skus").stream().map(Sku::new).toList(),
                        texts(row, "further").stream().map(Sku::new).toList()))
                .list();
    }

    /** By SKU; those that lie nowhere are left out. Without a main bin the first in walking order counts as such. */
    Map<Sku, Shelf> shelves(LocationId location, Collection<Sku> skus) {
        var shelves = new HashMap<Sku, Shelf>();
        jdbc.sql("""
                        SELECT p.sku, array_agg(b.code ORDER BY p.main DESC, b.zone, b.sequence, b.code) AS codes,
                               (array_agg(b.zone ORDER BY p.main DESC, b.zone, b.sequence, b.code))[1] AS zone,
                               (array_agg(b.sequence ORDER BY p.main DESC, b.zone, b.sequence, b.code))[1] AS sequence
                        FROM picking.place p JOIN picking.bin b ON b.location_id = p.location_id AND b.code = p.bin
                        WHERE p.sku = ANY(:skus) AND p.location_id = :location
                        GROUP BY p.sku
                        """)
                .param("location", location.value())
                .param("skus", skus.stream().map(Sku::value).distinct().toArray(String[]::new))
                .query(row -> {
                    var codes = texts(row, "codes");
                    shelves.put(
                            new Sku(row.getString("sku")),
                            new Shelf(
                                    codes.getFirst(),
                                    row.getString("zone"),
                                    row.getInt("sequence"),
                                    codes.subList(1, codes.size())));
                });
        return shelves;
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
}
