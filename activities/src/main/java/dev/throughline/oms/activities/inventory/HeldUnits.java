package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.Hold.Held;
import dev.throughline.oms.workflows.shared.HoldId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Held units with their balances and ledger. The hold's row is locked before, by a statement of its own, so that these see what the step
 * before left; then each is one statement that locks the balances in their order, and what is held there under them.
 */
@Component
class HeldUnits {
    private static final String SET = """
            WITH wanted AS (
                SELECT sku, location_id, sum(units)::int AS units
                FROM unnest(:skus::text[], :locations::text[], :units::int[]) AS w(sku, location_id, units)
                GROUP BY sku, location_id),
            keys AS (
                SELECT sku, location_id FROM wanted
                UNION SELECT sku, location_id FROM inventory.held WHERE hold_id = :hold),
            locked AS (
                SELECT b.*, greatest(b.on_hand - b.committed - b.held - b.safety_stock, 0) AS available
                FROM keys k JOIN inventory.balance b ON b.sku = k.sku AND b.location_id = k.location_id
                ORDER BY b.sku, b.location_id FOR NO KEY UPDATE OF b),
            own AS (
                SELECT h.sku, h.location_id, h.units FROM locked l
                JOIN inventory.held h ON h.sku = l.sku AND h.location_id = l.location_id AND h.hold_id = :hold
                FOR UPDATE OF h),
            change AS (
                SELECT k.sku, k.location_id, coalesce(l.available, 0) AS available, coalesce(w.units, 0) AS units,
                       coalesce(w.units, 0) - coalesce(o.units, 0) AS more
                FROM keys k LEFT JOIN locked l USING (sku, location_id) LEFT JOIN wanted w USING (sku, location_id)
                LEFT JOIN own o USING (sku, location_id)),
            short AS (SELECT sku, location_id FROM change WHERE more > available),
            granted AS (SELECT WHERE NOT EXISTS (SELECT FROM short)),
            taken AS (
                UPDATE inventory.balance b
                SET on_hand = l.on_hand, committed = l.committed, held = l.held + c.more, shortage = l.shortage
                FROM granted, change c JOIN locked l USING (sku, location_id)
                WHERE b.sku = c.sku AND b.location_id = c.location_id AND c.more <> 0),
            written AS (
                INSERT INTO inventory.ledger
                    (document, step, sku, location_id, movement, on_hand, committed, damaged, shortage, held, at)
                SELECT :hold, :step, sku, location_id, 'HOLD', 0, 0, 0, 0, more, :at FROM granted, change
                WHERE more <> 0),
            ended AS (
                DELETE FROM inventory.held h USING granted, change c
                WHERE h.sku = c.sku AND h.location_id = c.location_id AND h.hold_id = :hold AND c.units = 0),
            kept AS (
                INSERT INTO inventory.held AS h (sku, location_id, hold_id, units, held_at)
                SELECT sku, location_id, :hold, units, :at FROM granted, change WHERE units > 0 AND more <> 0
                ON CONFLICT (sku, location_id, hold_id) DO UPDATE SET units = EXCLUDED.units,
                    held_at = CASE WHEN EXCLUDED.units > h.units THEN EXCLUDED.held_at ELSE h.held_at END)
            SELECT DISTINCT sku FROM short ORDER BY sku
            """;

    private static final String END = """
            WITH keys AS (SELECT DISTINCT sku, location_id FROM inventory.held WHERE hold_id = ANY(:holds)),
            locked AS (
                SELECT b.* FROM keys k
                JOIN inventory.balance b ON b.sku = k.sku AND b.location_id = k.location_id
                ORDER BY b.sku, b.location_id FOR NO KEY UPDATE OF b),
            own AS (
                SELECT h.sku, h.location_id, h.hold_id, h.units FROM locked l
                JOIN inventory.held h ON h.sku = l.sku AND h.location_id = l.location_id AND h.hold_id = ANY(:holds)
                FOR UPDATE OF h),
            ended AS (
                DELETE FROM inventory.held h USING own o
                WHERE h.sku = o.sku AND h.location_id = o.location_id AND h.hold_id = o.hold_id),
            given AS (
                UPDATE inventory.balance b
                SET on_hand = l.on_hand, committed = l.committed, held = l.held - g.units, shortage = l.shortage
                FROM (SELECT sku, location_id, sum(units) AS units FROM own GROUP BY sku, location_id) g
                JOIN locked l USING (sku, location_id)
                WHERE b.sku = g.sku AND b.location_id = g.location_id)
            INSERT INTO inventory.ledger
                (document, step, sku, location_id, movement, on_hand, committed, damaged, shortage, held, reason, at)
            SELECT o.hold_id, 'end ' || h.version, o.sku, o.location_id, 'HOLD_END', 0, 0, 0, 0, -o.units, :reason, :at
            FROM own o JOIN inventory.hold h ON h.id = o.hold_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    HeldUnits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The hold holds these units from now on, whatever it held before; all or nothing.
     *
     * @return SKUs of which there is too little; empty means held
     */
    List<Sku> set(HoldId hold, String step, Collection<Held> wanted) {
        return jdbc.sql(SET)
                .param("hold", hold.value())
                .param("step", step)
                .param("skus", Columns.texts(wanted, row -> row.sku().value()))
                .param("locations", Columns.texts(wanted, row -> row.location().value()))
                .param("units", Columns.ints(wanted, Held::units))
                .param("at", now())
                .query((row, _) -> new Sku(row.getString(1)))
                .list();
    }

    /** Everything that the holds have is free again. */
    void end(Collection<HoldId> holds, String reason) {
        jdbc.sql(END)
                .param("holds", Columns.texts(holds, HoldId::value))
                .param("reason", reason)
                .param("at", now())
                .update();
    }

    /** Units of holds at balances that are locked. */
    record Part(StockKey key, HoldId hold, int units) {
        Part withUnits(int fewer) {
            return new Part(key, hold, fewer);
        }
    }

    /** Who loses first when units are gone: the newest hold. */
    List<Part> newestFirst(Collection<StockKey> keys) {
        return jdbc.sql("""
                        SELECT h.* FROM inventory.held h
                        JOIN unnest(:skus::text[], :locations::text[]) AS k(sku, location_id)
                          ON h.sku = k.sku AND h.location_id = k.location_id
                        ORDER BY h.held_at DESC, h.hold_id DESC
                        """)
                .param("skus", Columns.skus(keys))
                .param("locations", Columns.locations(keys))
                .query((row, _) -> new Part(
                        new StockKey(new Sku(row.getString("sku")), new LocationId(row.getString("location_id"))),
                        new HoldId(row.getString("hold_id")),
                        row.getInt("units")))
                .list();
    }

    /** These units, at balances that are locked, are held no more; balance and ledger are the caller's. */
    void lose(Collection<Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        WITH lost AS (
                            SELECT * FROM unnest(:skus::text[], :locations::text[], :holds::text[], :units::int[])
                            AS l(sku, location_id, hold_id, units)),
                        ended AS (
                            DELETE FROM inventory.held h USING lost l
                            WHERE (h.sku, h.location_id, h.hold_id) = (l.sku, l.location_id, l.hold_id)
                              AND h.units = l.units)
                        UPDATE inventory.held h SET units = h.units - l.units FROM lost l
                        WHERE (h.sku, h.location_id, h.hold_id) = (l.sku, l.location_id, l.hold_id)
                          AND h.units <> l.units
                        """)
                .param("skus", Columns.texts(parts, part -> part.key().sku().value()))
                .param(
                        "locations",
                        Columns.texts(parts, part -> part.key().location().value()))
                .param("holds", Columns.texts(parts, part -> part.hold().value()))
                .param("units", Columns.ints(parts, Part::units))
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
