package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.activities.inventory.Inventory.Shortfall;
import dev.throughline.oms.workflows.shared.HoldId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one statement that promises stock: takes the order's turn, sums the demand, locks the balances by SKU and location, and only if
 * every one has enough commits them all, with ledger and commitment rows. One round trip while the hot rows are locked.
 *
 * <p>The update takes every figure that a constraint reads from the locked row: PostgreSQL checks constraints on the row as the statement's
 * snapshot has it before it finds out that another transaction has changed it meanwhile (units released, held units given back).
 */
@Component
class CommitStatement {
    private static final String ASKED = """
            WITH lines AS (
                SELECT sku, location_id, line, sum(quantity)::int AS quantity
                FROM unnest(:skus::text[], :locations::text[], :lines::int[], :quantities::int[])
                    AS l(sku, location_id, line, quantity)
                GROUP BY sku, location_id, line),
            asked AS (
                SELECT sku, location_id, sum(quantity)::int AS quantity FROM lines GROUP BY sku, location_id),
            turn AS (
                INSERT INTO inventory.document AS d (id, steps) VALUES (:order, ARRAY[:turn])
                ON CONFLICT (id) DO UPDATE SET steps = d.steps || EXCLUDED.steps WHERE NOT d.steps @> EXCLUDED.steps
                RETURNING released),
            """;

    private static final String TAKEN = """
            locked AS (
                SELECT b.*, b.on_hand - b.committed - b.held - b.safety_stock AS available
                FROM turn t CROSS JOIN asked a
                JOIN inventory.balance b ON b.sku = a.sku AND b.location_id = a.location_id
                WHERE NOT t.released
                ORDER BY b.sku, b.location_id FOR NO KEY UPDATE OF b),
            short AS (
                SELECT a.sku, a.location_id
                FROM asked a LEFT JOIN locked l ON l.sku = a.sku AND l.location_id = a.location_id
                WHERE coalesce(l.available, 0) < a.quantity),
            granted AS (SELECT FROM turn t WHERE NOT t.released AND NOT EXISTS (SELECT FROM short)),
            taken AS (
                UPDATE inventory.balance b
                SET on_hand = l.on_hand, committed = l.committed + a.quantity, held = l.held, shortage = l.shortage
                FROM granted, asked a JOIN locked l ON l.sku = a.sku AND l.location_id = a.location_id
                WHERE b.sku = a.sku AND b.location_id = a.location_id),
            """;

    // The same with a hold, whose row is locked: its units are the order's own, and what the order leaves is free.
    private static final String TAKEN_FROM_HOLD = """
            keys AS (
                SELECT sku, location_id FROM asked
                UNION SELECT sku, location_id FROM inventory.held WHERE hold_id = :hold),
            locked AS (
                SELECT b.*, greatest(b.on_hand - b.committed - b.held - b.safety_stock, 0) AS available
                FROM turn t CROSS JOIN keys k
                JOIN inventory.balance b ON b.sku = k.sku AND b.location_id = k.location_id
                WHERE NOT t.released
                ORDER BY b.sku, b.location_id FOR NO KEY UPDATE OF b),
            own AS (
                SELECT h.sku, h.location_id, h.units FROM locked l
                JOIN inventory.held h ON h.sku = l.sku AND h.location_id = l.location_id AND h.hold_id = :hold
                FOR UPDATE OF h),
            change AS (
                SELECT k.sku, k.location_id, coalesce(l.available, 0) AS available, coalesce(a.quantity, 0) AS quantity,
                       coalesce(o.units, 0) AS own
                FROM keys k LEFT JOIN locked l USING (sku, location_id) LEFT JOIN asked a USING (sku, location_id)
                LEFT JOIN own o USING (sku, location_id)),
            short AS (SELECT sku, location_id FROM change WHERE quantity > available + own),
            granted AS (SELECT FROM turn t WHERE NOT t.released AND NOT EXISTS (SELECT FROM short)),
            taken AS (
                UPDATE inventory.balance b SET on_hand = l.on_hand, committed = l.committed + c.quantity,
                    held = l.held - c.own, shortage = l.shortage
                FROM granted, change c JOIN locked l USING (sku, location_id)
                WHERE b.sku = c.sku AND b.location_id = c.location_id),
            unheld AS (
                DELETE FROM inventory.held h USING granted, own o
                WHERE h.sku = o.sku AND h.location_id = o.location_id AND h.hold_id = :hold),
            given AS (
                INSERT INTO inventory.ledger
                    (document, step, sku, location_id, movement, on_hand, committed, damaged, shortage, held, reason, at)
                SELECT :hold, 'by ' || :order || '/' || :step, sku, location_id, 'HOLD_END', 0, 0, 0, 0, -own, 'ordered', :at
                FROM granted, change WHERE own > 0),
            converted AS (
                UPDATE inventory.hold SET status = 'CONVERTED', order_id = :order, version = version + 1
                FROM granted WHERE id = :hold),
            """;

    private static final String WRITTEN = """
            written AS (
                INSERT INTO inventory.ledger
                    (document, step, sku, location_id, movement, on_hand, committed, damaged, shortage, at)
                SELECT :order, :step, a.sku, a.location_id, 'COMMIT', 0, a.quantity, 0, 0, :at FROM granted, asked a),
            kept AS (
                INSERT INTO inventory.commitment AS c (sku, location_id, order_id, line, open, committed_at)
                SELECT l.sku, l.location_id, :order, l.line, l.quantity, :at FROM granted, lines l
                ON CONFLICT (sku, location_id, order_id, line)
                    DO UPDATE SET open = c.open + EXCLUDED.open, committed_at = EXCLUDED.committed_at)
            SELECT t.released, s.sku, s.location_id FROM turn t LEFT JOIN short s ON true
            """;

    private static final String PLAIN = ASKED + TAKEN + WRITTEN;
    private static final String FROM_HOLD = ASKED + TAKEN_FROM_HOLD + WRITTEN;

    private final JdbcClient jdbc;
    private final DocumentTable documents;
    private final Clock clock;

    CommitStatement(JdbcClient jdbc, DocumentTable documents, Clock clock) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.clock = clock;
    }

    List<Shortfall> commit(OrderId order, String step, List<Allocation> allocations) {
        return commit(PLAIN, "", order, step, allocations);
    }

    /** @param own a live hold, its row locked by a statement before */
    List<Shortfall> commit(OrderId order, String step, List<Allocation> allocations, HoldId own) {
        return commit(FROM_HOLD, own.value(), order, step, allocations);
    }

    private List<Shortfall> commit(String sql, String hold, OrderId order, String step, List<Allocation> allocations) {
        var turn = "COMMIT " + step;
        var shortfalls = new ArrayList<Shortfall>();
        for (var answer : execute(sql, hold, order, step, turn, allocations)) {
            if (answer.released()) {
                throw DocumentTable.lateCommitment(order);
            }
            if (answer.shortfall() != null) {
                shortfalls.add(answer.shortfall());
            }
        }
        if (!shortfalls.isEmpty()) {
            documents.forget(order.value(), turn);
        }
        return List.copyOf(shortfalls);
    }

    private List<Answer> execute(
            String sql, String hold, OrderId order, String step, String turn, List<Allocation> allocations) {
        return jdbc.sql(sql)
                .param("hold", hold)
                .param("order", order.value())
                .param("step", step)
                .param("turn", turn)
                .param(
                        "skus",
                        Columns.texts(allocations, row -> row.units().sku().value()))
                .param(
                        "locations",
                        Columns.texts(allocations, row -> row.location().value()))
                .param("lines", Columns.ints(allocations, row -> row.units().line()))
                .param(
                        "quantities",
                        Columns.ints(allocations, row -> row.units().quantity()))
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query((row, index) ->
                        Answer.of(row.getBoolean("released"), row.getString("sku"), row.getString("location_id")))
                .list();
    }

    /** No row at all: the step was done before. */
    private record Answer(boolean released, @Nullable Shortfall shortfall) {
        static Answer of(boolean released, @Nullable String sku, @Nullable String location) {
            return sku == null || location == null
                    ? new Answer(released, null)
                    : new Answer(released, new Shortfall(new LocationId(location), new Sku(sku)));
        }
    }
}
