package dev.throughline.oms.activities.inventory;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps {@code inventory.free_units} near the ledger. Readers are exact at any time; the less there is since the last round, the faster
 * they are. One instance at a time. Beside what has changed, each round writes some SKUs anew, one after the other: at first until all
 * have a row, then so that a balance that was changed by hand does not stay wrong here.
 */
@Component
class FreeUnitsRound {
    private static final int ENTRIES = 20_000;
    private static final int BUILT_AT_ONCE = 500;
    private static final int WALKED_AT_ONCE = 20;

    private static final String HORIZON = """
            SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS settled,
                   (SELECT transaction::text::bigint FROM inventory.ledger WHERE transaction >= :upto::text::xid8
                    ORDER BY transaction LIMIT 1) AS first,
                   (SELECT transaction::text::bigint FROM inventory.ledger WHERE transaction >= :upto::text::xid8
                    ORDER BY transaction OFFSET :entries LIMIT 1) AS far
            """;
    private static final String NUMBERED = """
            INSERT INTO inventory.free_units_place (location_id)
            SELECT id FROM inventory.location l
            WHERE NOT EXISTS (SELECT FROM inventory.free_units_place p WHERE p.location_id = l.id) ORDER BY id
            """;
    private static final String CHANGED = """
            SELECT DISTINCT sku FROM inventory.ledger
            WHERE transaction >= :upto::text::xid8 AND transaction < :next::text::xid8
            """;
    private static final String WALK = """
            WITH RECURSIVE walk (sku, length) AS (
                (SELECT sku, 1 FROM inventory.balance WHERE sku > :walked ORDER BY sku LIMIT 1)
                UNION ALL
                SELECT (SELECT b.sku FROM inventory.balance b WHERE b.sku > w.sku ORDER BY b.sku LIMIT 1), length + 1
                FROM walk w WHERE w.sku IS NOT NULL AND length < :many)
            SELECT sku FROM walk WHERE sku IS NOT NULL
            """;
    private static final String WRITTEN = """
            INSERT INTO inventory.free_units AS f (sku, places)
            SELECT asked.sku, coalesce((
                SELECT string_agg(int8send(p.number::bigint << 32 | u.units::bigint), ''::bytea)
                FROM inventory.balance b
                CROSS JOIN LATERAL (
                    SELECT b.on_hand - b.committed - b.held - b.safety_stock - b.allocated AS units) u
                JOIN inventory.free_units_place p ON p.location_id = b.location_id
                WHERE b.sku = asked.sku AND u.units > 0), ''::bytea)
            FROM unnest(:skus::text[]) AS asked(sku)
            ON CONFLICT (sku) DO UPDATE SET places = EXCLUDED.places WHERE f.places <> EXCLUDED.places
            """;

    private final JdbcClient jdbc;

    FreeUnitsRound(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Follower(long upto, String walked, boolean complete) {}

    /** @param first null if nothing has changed; {@code far} null unless more has than a round takes */
    private record Horizon(
            long settled, @Nullable Long first, @Nullable Long far) {
        /** At least one transaction, however much it did. */
        long next() {
            return first == null || far == null ? settled : Math.min(settled, Math.max(far, first + 1));
        }
    }

    /** Whether there is more to do at once. */
    @Transactional
    public boolean round() {
        return locked().map(this::follow).orElse(false);
    }

    private Optional<Follower> locked() {
        return jdbc.sql("""
                        SELECT upto::text::bigint AS upto, walked, complete FROM inventory.free_units_follower
                        FOR UPDATE SKIP LOCKED
                        """)
                .query((row, _) ->
                        new Follower(row.getLong("upto"), row.getString("walked"), row.getBoolean("complete")))
                .optional();
    }

    private boolean follow(Follower follower) {
        var horizon = horizon(follower.upto());
        if (follower.upto() > horizon.settled()) {
            return beginAgain(horizon.settled());
        }
        // After the horizon: whatever has a balance that counts before it has a number then.
        jdbc.sql(NUMBERED).update();
        int many = follower.complete() ? WALKED_AT_ONCE : BUILT_AT_ONCE;
        var walk = walk(follower.walked(), many);
        boolean end = walk.size() < many;
        write(changed(follower.upto(), horizon.next()), walk);
        moveTo(horizon.next(), end ? "" : walk.getLast(), follower.complete() || end);
        return horizon.next() < horizon.settled() || !(follower.complete() || end);
    }

    private Horizon horizon(long upto) {
        return jdbc.sql(HORIZON)
                .param("upto", upto)
                .param("entries", ENTRIES)
                .query((row, _) -> new Horizon(
                        row.getLong("settled"), row.getObject("first", Long.class), row.getObject("far", Long.class)))
                .single();
    }

    private List<String> walk(String walked, int many) {
        return jdbc.sql(WALK)
                .param("walked", walked)
                .param("many", many)
                .query((row, _) -> row.getString("sku"))
                .list();
    }

    private Set<String> changed(long upto, long next) {
        return new LinkedHashSet<>(jdbc.sql(CHANGED)
                .param("upto", upto)
                .param("next", next)
                .query((row, _) -> row.getString("sku"))
                .list());
    }

    private void write(Set<String> changed, List<String> walk) {
        var skus = new LinkedHashSet<>(changed);
        skus.addAll(walk);
        jdbc.sql(WRITTEN).param("skus", skus.toArray(String[]::new)).update();
    }

    /** The position comes from another server: the database was moved, and what the rows say is of no known time. */
    private boolean beginAgain(long settled) {
        jdbc.sql("DELETE FROM inventory.free_units").update();
        moveTo(settled, "", false);
        return true;
    }

    private void moveTo(long upto, String walked, boolean complete) {
        jdbc.sql("""
                        UPDATE inventory.free_units_follower
                        SET upto = :upto::text::xid8, walked = :walked, complete = :complete
                        """)
                .param("upto", upto)
                .param("walked", walked)
                .param("complete", complete)
                .update();
    }
}
