package dev.throughline.oms.activities.demand;

import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Units asked for by day, and which orders they were counted from. */
@Component
class DailyTable {
    /** Where no location had it. */
    static final String NOWHERE = "-";

    private final JdbcClient jdbc;

    DailyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Key(Sku sku, String location, LocalDate day) {}

    record Units(Sku sku, String location, LocalDate day, int units) {}

    /** Waits for whoever counts at the moment. */
    long lockPosition() {
        return jdbc.sql("SELECT position FROM demand.position FOR UPDATE")
                .query(Long.class)
                .single();
    }

    void putPosition(long position) {
        jdbc.sql("UPDATE demand.position SET position = :position")
                .param("position", position)
                .update();
    }

    /** Those that were not counted before. */
    Set<OrderId> claim(Collection<OrderId> orders) {
        return new HashSet<>(jdbc.sql("""
                        INSERT INTO demand.counted_order (order_id) SELECT unnest(:orders)
                        ON CONFLICT DO NOTHING RETURNING order_id
                        """)
                .param("orders", orders.stream().map(OrderId::value).toArray(String[]::new))
                .query((row, _) -> new OrderId(row.getString("order_id")))
                .list());
    }

    void add(Map<Key, Integer> units) {
        var keys = List.copyOf(units.keySet());
        jdbc.sql("""
                        INSERT INTO demand.daily AS d (sku, location_id, day, units)
                        SELECT * FROM unnest(:skus, :locations, :days::date[], :units) AS n (sku, location_id, day, units)
                        ORDER BY sku, location_id, day
                        ON CONFLICT (sku, location_id, day) DO UPDATE SET units = d.units + excluded.units
                        """)
                .param("skus", keys.stream().map(key -> key.sku().value()).toArray(String[]::new))
                .param("locations", keys.stream().map(Key::location).toArray(String[]::new))
                .param("days", keys.stream().map(key -> key.day().toString()).toArray(String[]::new))
                .param("units", keys.stream().mapToInt(units::get).toArray())
                .update();
    }

    List<Sku> skusAfter(String after, int limit) {
        return jdbc.sql("SELECT DISTINCT sku FROM demand.daily WHERE sku > :after ORDER BY sku LIMIT :limit")
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new Sku(row.getString("sku")))
                .list();
    }

    /** The units of the days from {@code from} on, before {@code before}. */
    List<Units> units(Collection<Sku> skus, LocalDate from, LocalDate before) {
        return jdbc.sql("""
                        SELECT * FROM demand.daily WHERE sku = ANY(:skus) AND day >= :from AND day < :before
                        ORDER BY sku, location_id, day
                        """)
                .param("skus", skus.stream().map(Sku::value).toArray(String[]::new))
                .param("from", from)
                .param("before", before)
                .query((row, _) -> new Units(
                        new Sku(row.getString("sku")),
                        row.getString("location_id"),
                        row.getObject("day", LocalDate.class),
                        row.getInt("units")))
                .list();
    }

    /** Claims the SKUs that were not planned for this day before; waits for a concurrent repeat. */
    List<Sku> claimForDay(Collection<Sku> skus, LocalDate day) {
        return jdbc.sql("""
                        INSERT INTO demand.planned_sku AS p (sku, day) SELECT s, :day FROM unnest(:skus) s ORDER BY s
                        ON CONFLICT (sku) DO UPDATE SET day = excluded.day WHERE p.day < excluded.day RETURNING sku
                        """)
                .param("skus", skus.stream().map(Sku::value).toArray(String[]::new))
                .param("day", day)
                .query((row, _) -> new Sku(row.getString("sku")))
                .list();
    }
}
