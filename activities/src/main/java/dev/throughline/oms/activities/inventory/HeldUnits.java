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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Held units with their balances and ledger. The hold's row is locked before, by a statement of its own, so that these see what the step
 * before left; then each is one statement that locks the balances in their order, and what is held there under them.
 */
@Component
class HeldUnits {
    private final JdbcClient jdbc;
    private final Clock clock;

    HeldUnits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The hold holds these units from now on, whatever it held before; all or nothing.
     *
     * @param by whose share they may be; nobody's if missing
     * @return SKUs of which there is too little; empty means held
     */
    List<Sku> set(HoldId hold, String step, Collection<Held> wanted, @Nullable ChannelView by) {
        return jdbc.sql(HoldSql.SET)
                .param("channel", by == null ? "" : by.channel().value())
                .param("buffers", Columns.ints(wanted, row -> by == null ? 0 : by.buffer(row.sku(), row.location())))
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
        jdbc.sql(HoldSql.END)
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
                        UPDATE inventory.held h
                        SET units = h.units - l.units, drawn = least(h.drawn, h.units - l.units) FROM lost l
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
