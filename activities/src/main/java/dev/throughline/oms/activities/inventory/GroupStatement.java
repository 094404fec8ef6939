package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.activities.inventory.ReservationFront.Answer;
import dev.throughline.oms.activities.inventory.ReservationFront.Reservation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Commits a group of orders in the caller's transaction with two statements: one takes their turns and locks their balances, in the order of
 * all others, one writes what was granted. In between it is decided here who gets what, first come first served, each all or nothing.
 */
@Component
class GroupStatement {
    private static final String LOCK = """
            WITH turns AS (
                INSERT INTO inventory.document AS d (id, steps)
                SELECT id, ARRAY[turn] FROM unnest(:orders::text[], :turns::text[]) AS o(id, turn) ORDER BY id
                ON CONFLICT (id) DO UPDATE SET steps = d.steps || EXCLUDED.steps WHERE NOT d.steps @> EXCLUDED.steps
                RETURNING id, released),
            taken AS (SELECT count(*) AS turns FROM turns),
            locked AS (
                SELECT b.sku, b.location_id, b.on_hand - b.committed - b.held - b.safety_stock - b.allocated AS free,
                       b.committed, b.allocated
                FROM taken
                CROSS JOIN (SELECT DISTINCT sku, location_id FROM unnest(:skus::text[], :locations::text[])
                    AS a(sku, location_id)) k
                JOIN inventory.balance b ON b.sku = k.sku AND b.location_id = k.location_id
                WHERE taken.turns > 0
                ORDER BY b.sku, b.location_id FOR NO KEY UPDATE OF b)
            SELECT id, NULL AS sku, NULL AS location_id, CASE WHEN released THEN 1 ELSE 0 END AS free, 0 AS committed,
                   0 AS allocated
            FROM turns
            UNION ALL SELECT NULL, sku, location_id, free, committed, allocated FROM locked
            """;

    private static final String WRITE = """
            WITH moved AS (
                UPDATE inventory.balance b SET committed = c.committed
                FROM unnest(:skus::text[], :locations::text[], :committed::int[]) AS c(sku, location_id, committed)
                WHERE b.sku = c.sku AND b.location_id = c.location_id),
            written AS (
                INSERT INTO inventory.ledger
                    (document, step, sku, location_id, movement, on_hand, committed, damaged, shortage, at)
                SELECT id, step, sku, location_id, 'COMMIT', 0, units, 0, 0, :at
                FROM unnest(:movedOrders::text[], :movedSteps::text[], :movedSkus::text[], :movedLocations::text[],
                    :movedUnits::int[]) AS m(id, step, sku, location_id, units))
            INSERT INTO inventory.commitment AS c (sku, location_id, order_id, line, open, committed_at)
            SELECT sku, location_id, id, line, units, :at
            FROM unnest(:orders::text[], :lines::int[], :lineSkus::text[], :lineLocations::text[], :units::int[])
                AS l(id, line, sku, location_id, units)
            ON CONFLICT (sku, location_id, order_id, line)
                DO UPDATE SET open = c.open + EXCLUDED.open, committed_at = EXCLUDED.committed_at
            """;

    private final JdbcClient jdbc;
    private final DocumentTable documents;
    private final Clock clock;

    GroupStatement(JdbcClient jdbc, DocumentTable documents, Clock clock) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.clock = clock;
    }

    /** Answers in the order of the group, of different orders; empty where an order has to go alone. */
    List<Optional<Answer>> commit(List<Reservation<?>> group) {
        if (group.isEmpty()) {
            return List.of();
        }
        var shelf = new Shelf();
        var turns = new HashMap<String, Boolean>();
        lock(group, (row, _) -> read(row, shelf, turns));
        var answers = new ArrayList<Optional<Answer>>();
        var granted = new ArrayList<Reservation<?>>();
        var undone = new ArrayList<Reservation<?>>();
        for (var reservation : group) {
            var answer = answer(reservation, turns, shelf);
            answers.add(answer);
            if (answer.equals(Optional.of(Answer.COMMITTED))) {
                granted.add(reservation);
            } else if (!answer.equals(Optional.of(Answer.REPEATED))) {
                undone.add(reservation);
            }
        }
        if (!undone.isEmpty()) {
            documents.forget(
                    undone.stream().map(r -> r.order().value()).toList(),
                    undone.stream().map(GroupStatement::turn).toList());
        }
        if (!granted.isEmpty()) {
            write(granted, shelf);
        }
        return answers;
    }

    /** Given back for good: alone it is refused in the right words. */
    private static Optional<Answer> answer(Reservation<?> reservation, Map<String, Boolean> turns, Shelf shelf) {
        var released = turns.get(reservation.order().value());
        if (released == null) {
            return Optional.of(Answer.REPEATED);
        }
        return released ? Optional.empty() : shelf.take(reservation);
    }

    private static String turn(Reservation<?> reservation) {
        return "COMMIT " + reservation.step();
    }

    private interface RowReader {
        void read(ResultSet row, int number) throws SQLException;
    }

    private void lock(List<Reservation<?>> group, RowReader reader) {
        var asked = group.stream().flatMap(r -> r.allocations().stream()).toList();
        jdbc.sql(LOCK)
                .param("orders", Columns.texts(group, r -> r.order().value()))
                .param("turns", Columns.texts(group, GroupStatement::turn))
                .param("skus", Columns.texts(asked, a -> a.units().sku().value()))
                .param("locations", Columns.texts(asked, a -> a.location().value()))
                .query(row -> {
                    reader.read(row, 0);
                });
    }

    private static void read(ResultSet row, Shelf shelf, Map<String, Boolean> turns) throws SQLException {
        var order = row.getString("id");
        if (order != null) {
            turns.put(order, row.getInt("free") == 1);
        } else {
            shelf.put(
                    row.getString("sku"),
                    row.getString("location_id"),
                    row.getInt("free"),
                    row.getInt("committed"),
                    row.getInt("allocated"));
        }
    }

    /** What a row of the ledger is about, with line 0, or one of the commitments. */
    private record Row(String order, String step, int line, String sku, String location) {}

    private void write(List<Reservation<?>> granted, Shelf shelf) {
        var movements = new LinkedHashMap<Row, Integer>();
        var commitments = new LinkedHashMap<Row, Integer>();
        for (var reservation : granted) {
            for (var allocation : reservation.allocations()) {
                var units = allocation.units();
                movements.merge(row(reservation, 0, allocation), units.quantity(), Math::addExact);
                commitments.merge(row(reservation, units.line(), allocation), units.quantity(), Math::addExact);
            }
        }
        var moved = List.copyOf(movements.entrySet());
        var kept = List.copyOf(commitments.entrySet());
        var changed = shelf.changed();
        jdbc.sql(WRITE)
                .param("skus", Columns.texts(changed, Shelf.Place::sku))
                .param("locations", Columns.texts(changed, Shelf.Place::location))
                .param("committed", Columns.ints(changed, Shelf.Place::committed))
                .param("movedOrders", Columns.texts(moved, row -> row.getKey().order()))
                .param("movedSteps", Columns.texts(moved, row -> row.getKey().step()))
                .param("movedSkus", Columns.texts(moved, row -> row.getKey().sku()))
                .param(
                        "movedLocations",
                        Columns.texts(moved, row -> row.getKey().location()))
                .param("movedUnits", Columns.ints(moved, Map.Entry::getValue))
                .param("orders", Columns.texts(kept, row -> row.getKey().order()))
                .param("lines", Columns.ints(kept, row -> row.getKey().line()))
                .param("lineSkus", Columns.texts(kept, row -> row.getKey().sku()))
                .param("lineLocations", Columns.texts(kept, row -> row.getKey().location()))
                .param("units", Columns.ints(kept, Map.Entry::getValue))
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    private static Row row(Reservation<?> reservation, int line, Allocation allocation) {
        return new Row(
                reservation.order().value(),
                reservation.step(),
                line,
                allocation.units().sku().value(),
                allocation.location().value());
    }
}
