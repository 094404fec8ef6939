package dev.throughline.oms.activities.inventory;

/**
 * The statements for held units. As in {@link CommitSql}, figures come from locked rows only. What a cart draws from its channel's
 * allocation is kept with it ({@code drawn}) and goes back there when the cart gives it back, while that allocation lives and nothing that
 * is kept back since (safety stock) needs the room.
 */
final class HoldSql {
    static final String SET = """
            WITH wanted AS (
                SELECT sku, location_id, sum(units)::int AS units, max(buffer) AS buffer
                FROM unnest(:skus::text[], :locations::text[], :units::int[], :buffers::int[])
                    AS w(sku, location_id, units, buffer)
                GROUP BY sku, location_id),
            keys AS (
                SELECT sku, location_id FROM wanted
                UNION SELECT sku, location_id FROM inventory.held WHERE hold_id = :hold),
            locked AS (
                SELECT b.*, b.on_hand - b.committed - b.held - b.safety_stock - b.allocated AS room
                FROM keys k JOIN inventory.balance b ON b.sku = k.sku AND b.location_id = k.location_id
                ORDER BY b.sku, b.location_id FOR NO KEY UPDATE OF b),
            own AS (
                SELECT h.sku, h.location_id, h.units, CASE WHEN h.channel_id = :channel THEN h.drawn ELSE 0 END AS drawn
                FROM locked l
                JOIN inventory.held h ON h.sku = l.sku AND h.location_id = l.location_id AND h.hold_id = :hold
                FOR UPDATE OF h),
            share AS (
                SELECT s.* FROM locked l
                JOIN inventory.allocation s ON s.sku = l.sku AND s.location_id = l.location_id
                WHERE s.channel_id = :channel AND s.status = 'LIVE' FOR UPDATE OF s),
            wish AS (
                SELECT sku, location_id, coalesce(l.room, 0) AS room, coalesce(w.buffer, 0) AS buffer,
                       coalesce(w.units, 0) AS units, coalesce(o.units, 0) AS before, coalesce(o.drawn, 0) AS drawn,
                       CASE WHEN w.buffer = 2147483647 THEN 0 ELSE coalesce(s.remaining, 0) END AS share,
                       s.sku IS NOT NULL AS has_share
                FROM keys k LEFT JOIN locked l USING (sku, location_id) LEFT JOIN wanted w USING (sku, location_id)
                LEFT JOIN own o USING (sku, location_id) LEFT JOIN share s USING (sku, location_id)),
            change AS (
                SELECT *, units - before AS more, greatest(greatest(room, 0) - buffer, 0) AS available,
                       CASE WHEN units >= before THEN least(units - before, share)
                            WHEN has_share THEN -greatest(least(drawn - least(drawn, units), room + before - units), 0)
                            ELSE 0 END AS moved
                FROM wish),
            short AS (SELECT sku, location_id FROM change WHERE more - greatest(moved, 0) > available AND more > 0),
            granted AS (SELECT WHERE NOT EXISTS (SELECT FROM short)),
            taken AS (
                UPDATE inventory.balance b
                SET on_hand = l.on_hand, committed = l.committed, held = l.held + c.more, shortage = l.shortage,
                    safety_stock = l.safety_stock, allocated = l.allocated - c.moved
                FROM granted, change c JOIN locked l USING (sku, location_id)
                WHERE b.sku = c.sku AND b.location_id = c.location_id AND c.more <> 0),
            used AS (
                UPDATE inventory.allocation s
                SET granted = o.granted, remaining = o.remaining - c.moved, taken = o.taken, freed = o.freed, status = o.status
                FROM granted, change c JOIN share o USING (sku, location_id)
                WHERE s.sku = c.sku AND s.location_id = c.location_id AND s.channel_id = :channel AND c.moved <> 0),
            written AS (
                INSERT INTO inventory.ledger
                    (document, step, sku, location_id, movement, on_hand, committed, damaged, shortage, held, allocated, at)
                SELECT :hold, :step, sku, location_id, 'HOLD', 0, 0, 0, 0, more, -moved, :at FROM granted, change
                WHERE more <> 0),
            ended AS (
                DELETE FROM inventory.held h USING granted, change c
                WHERE h.sku = c.sku AND h.location_id = c.location_id AND h.hold_id = :hold AND c.units = 0),
            kept AS (
                INSERT INTO inventory.held AS h (sku, location_id, hold_id, units, held_at, channel_id, drawn)
                SELECT sku, location_id, :hold, units, :at, :channel,
                       CASE WHEN more > 0 THEN drawn + moved ELSE least(drawn, units) END
                FROM granted, change WHERE units > 0 AND more <> 0
                ON CONFLICT (sku, location_id, hold_id) DO UPDATE SET units = EXCLUDED.units,
                    channel_id = EXCLUDED.channel_id, drawn = EXCLUDED.drawn,
                    held_at = CASE WHEN EXCLUDED.units > h.units THEN EXCLUDED.held_at ELSE h.held_at END)
            SELECT DISTINCT sku FROM short ORDER BY sku
            """;

    static final String END = """
            WITH keys AS (SELECT DISTINCT sku, location_id FROM inventory.held WHERE hold_id = ANY(:holds)),
            locked AS (
                SELECT b.* FROM keys k
                JOIN inventory.balance b ON b.sku = k.sku AND b.location_id = k.location_id
                ORDER BY b.sku, b.location_id FOR NO KEY UPDATE OF b),
            own AS (
                SELECT h.* FROM locked l
                JOIN inventory.held h ON h.sku = l.sku AND h.location_id = l.location_id AND h.hold_id = ANY(:holds)
                FOR UPDATE OF h),
            share AS (
                SELECT s.* FROM (SELECT DISTINCT sku, location_id, channel_id FROM own WHERE drawn > 0) o
                JOIN inventory.allocation s
                  ON s.sku = o.sku AND s.location_id = o.location_id AND s.channel_id = o.channel_id
                WHERE s.status = 'LIVE' FOR UPDATE OF s),
            back AS (
                SELECT sku, location_id, channel_id, sum(o.drawn)::int AS units
                FROM own o JOIN share s USING (sku, location_id, channel_id) GROUP BY sku, location_id, channel_id),
            freed AS (
                SELECT sku, location_id, g.units, coalesce(r.units, 0) AS back,
                       l.on_hand - l.committed - l.held + g.units - l.safety_stock - l.allocated >= r.units AS fits
                FROM locked l
                JOIN (SELECT sku, location_id, sum(units)::int AS units FROM own GROUP BY sku, location_id) g
                    USING (sku, location_id)
                LEFT JOIN (SELECT sku, location_id, sum(units)::int AS units FROM back GROUP BY sku, location_id) r
                    USING (sku, location_id)),
            ended AS (
                DELETE FROM inventory.held h USING own o
                WHERE h.sku = o.sku AND h.location_id = o.location_id AND h.hold_id = o.hold_id),
            given AS (
                UPDATE inventory.balance b
                SET on_hand = l.on_hand, committed = l.committed, held = l.held - f.units, shortage = l.shortage,
                    safety_stock = l.safety_stock, allocated = l.allocated + CASE WHEN f.fits THEN f.back ELSE 0 END
                FROM freed f JOIN locked l USING (sku, location_id)
                WHERE b.sku = f.sku AND b.location_id = f.location_id),
            restored AS (
                UPDATE inventory.allocation s
                SET granted = o.granted, remaining = o.remaining + r.units, taken = o.taken, freed = o.freed, status = o.status
                FROM back r JOIN share o USING (sku, location_id, channel_id) JOIN freed f USING (sku, location_id)
                WHERE s.sku = r.sku AND s.location_id = r.location_id AND s.channel_id = r.channel_id AND f.fits)
            INSERT INTO inventory.ledger
                (document, step, sku, location_id, movement, on_hand, committed, damaged, shortage, held, allocated, reason, at)
            SELECT o.hold_id, 'end ' || h.version, o.sku, o.location_id, 'HOLD_END', 0, 0, 0, 0, -o.units,
                   CASE WHEN f.fits AND s.sku IS NOT NULL THEN o.drawn ELSE 0 END, :reason, :at
            FROM own o JOIN inventory.hold h ON h.id = o.hold_id
            JOIN freed f ON f.sku = o.sku AND f.location_id = o.location_id
            LEFT JOIN share s ON s.sku = o.sku AND s.location_id = o.location_id AND s.channel_id = o.channel_id
            """;

    private HoldSql() {}
}
