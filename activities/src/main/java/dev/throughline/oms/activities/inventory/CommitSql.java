package dev.throughline.oms.activities.inventory;

/**
 * The statements that promise stock. The one without a hold is a function of the database, {@code inventory.commit_units}. In the other
 * every figure that a constraint reads is taken from the locked row: PostgreSQL checks constraints on
 * the row as the statement's snapshot has it before it finds out that another transaction has changed it meanwhile (units released, held
 * units given back, a share drawn from).
 *
 * <p>A channel's units: what is left of its own allocation, drawn first, and of what nobody has allocated ({@code shared}) what its buffer
 * does not keep back. Its allocation's row is locked under its balance, and only looked for where the balance has allocations at all.
 */
final class CommitSql {
    private static final String ASKED = """
            WITH lines AS (
                SELECT sku, location_id, line, sum(quantity)::int AS quantity, max(buffer) AS buffer
                FROM unnest(:skus::text[], :locations::text[], :lines::int[], :quantities::int[], :buffers::int[])
                    AS l(sku, location_id, line, quantity, buffer)
                GROUP BY sku, location_id, line),
            asked AS (
                SELECT sku, location_id, sum(quantity)::int AS quantity, max(buffer) AS buffer
                FROM lines GROUP BY sku, location_id),
            turn AS (
                INSERT INTO inventory.document AS d (id, steps) VALUES (:order, ARRAY[:turn])
                ON CONFLICT (id) DO UPDATE SET steps = d.steps || EXCLUDED.steps WHERE NOT d.steps @> EXCLUDED.steps
                RETURNING released),
            """;

    private static final String TAKEN_FROM_HOLD = """
            keys AS (
                SELECT sku, location_id FROM asked
                UNION SELECT sku, location_id FROM inventory.held WHERE hold_id = :hold),
            locked AS (
                SELECT b.*, greatest(b.on_hand - b.committed - b.held - b.safety_stock - b.allocated, 0) AS shared,
                       b.on_hand - b.committed - b.held - b.safety_stock - b.allocated AS room
                FROM turn t CROSS JOIN keys k
                JOIN inventory.balance b ON b.sku = k.sku AND b.location_id = k.location_id
                WHERE NOT t.released
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
                SELECT sku, location_id, coalesce(a.quantity, 0) AS quantity, coalesce(o.units, 0) AS own,
                       coalesce(o.drawn, 0) AS own_drawn, greatest(coalesce(l.shared, 0) - coalesce(a.buffer, 0), 0) AS available,
                       coalesce(l.room, 0) AS room, s.sku IS NOT NULL AS has_share,
                       CASE WHEN a.buffer = 2147483647 THEN 0 ELSE coalesce(s.remaining, 0) END AS share
                FROM keys k LEFT JOIN locked l USING (sku, location_id) LEFT JOIN asked a USING (sku, location_id)
                LEFT JOIN own o USING (sku, location_id) LEFT JOIN share s USING (sku, location_id)),
            change AS (
                SELECT sku, location_id, quantity, own, available, least(greatest(quantity - own, 0), share) AS drawn,
                       CASE WHEN has_share AND own > quantity
                            THEN greatest(least(own_drawn, own - quantity, room + own - quantity), 0) ELSE 0 END AS restored
                FROM wish),
            short AS (SELECT sku, location_id FROM change WHERE quantity - own - drawn > available),
            granted AS (SELECT FROM turn t WHERE NOT t.released AND NOT EXISTS (SELECT FROM short)),
            taken AS (
                UPDATE inventory.balance b SET on_hand = l.on_hand, committed = l.committed + c.quantity,
                    held = l.held - c.own, shortage = l.shortage, safety_stock = l.safety_stock,
                    allocated = l.allocated - c.drawn + c.restored
                FROM granted, change c JOIN locked l USING (sku, location_id)
                WHERE b.sku = c.sku AND b.location_id = c.location_id),
            unheld AS (
                DELETE FROM inventory.held h USING granted, own o
                WHERE h.sku = o.sku AND h.location_id = o.location_id AND h.hold_id = :hold),
            given AS (
                INSERT INTO inventory.ledger
                    (document, step, sku, location_id, movement, on_hand, committed, damaged, shortage, held, allocated,
                     reason, at)
                SELECT :hold, 'by ' || :order || '/' || :step, sku, location_id, 'HOLD_END', 0, 0, 0, 0, -own, restored,
                       'ordered', :at
                FROM granted, change WHERE own > 0),
            converted AS (
                UPDATE inventory.hold SET status = 'CONVERTED', order_id = :order, version = version + 1
                FROM granted WHERE id = :hold),
            """;

    private static final String WRITTEN = """
            drawn AS (
                UPDATE inventory.allocation s
                SET granted = o.granted, remaining = o.remaining - c.drawn + c.restored, taken = o.taken, freed = o.freed,
                    status = o.status
                FROM granted, change c JOIN share o USING (sku, location_id)
                WHERE s.sku = c.sku AND s.location_id = c.location_id AND s.channel_id = :channel
                  AND c.drawn <> c.restored),
            written AS (
                INSERT INTO inventory.ledger
                    (document, step, sku, location_id, movement, on_hand, committed, damaged, shortage, allocated, at)
                SELECT :order, :step, c.sku, c.location_id, 'COMMIT', 0, c.quantity, 0, 0, -c.drawn, :at
                FROM granted, change c WHERE c.quantity > 0),
            kept AS (
                INSERT INTO inventory.commitment AS c (sku, location_id, order_id, line, open, committed_at)
                SELECT l.sku, l.location_id, :order, l.line, l.quantity, :at FROM granted, lines l
                ON CONFLICT (sku, location_id, order_id, line)
                    DO UPDATE SET open = c.open + EXCLUDED.open, committed_at = EXCLUDED.committed_at)
            SELECT t.released, s.sku, s.location_id FROM turn t LEFT JOIN short s ON true
            """;

    /** A function: see its migration. */
    static final String PLAIN = """
            SELECT released, short_sku AS sku, short_location AS location_id
            FROM inventory.commit_units(:order, :step, :channel, :skus::text[], :locations::text[], :lines::int[],
                :quantities::int[], :buffers::int[], :at)
            """;

    static final String FROM_HOLD = ASKED + TAKEN_FROM_HOLD + WRITTEN;

    private CommitSql() {}
}
