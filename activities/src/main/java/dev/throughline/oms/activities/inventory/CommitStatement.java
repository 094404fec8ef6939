package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.activities.inventory.Inventory.Shortfall;
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
 */
@Component
class CommitStatement {
    private static final String SQL = """
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
            locked AS (
                SELECT b.sku, b.location_id, b.on_hand - b.committed - b.held - b.safety_stock AS available
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
                UPDATE inventory.balance b SET committed = b.committed + a.quantity
                FROM granted, asked a WHERE b.sku = a.sku AND b.location_id = a.location_id),
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

    private final JdbcClient jdbc;
    private final DocumentTable documents;
    private final Clock clock;

    CommitStatement(JdbcClient jdbc, DocumentTable documents, Clock clock) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.clock = clock;
    }

    List<Shortfall> commit(OrderId order, String step, List<Allocation> allocations) {
        var turn = "COMMIT " + step;
        var shortfalls = new ArrayList<Shortfall>();
        for (var answer : execute(order, step, turn, allocations)) {
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

    private List<Answer> execute(OrderId order, String step, String turn, List<Allocation> allocations) {
        return jdbc.sql(SQL)
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
