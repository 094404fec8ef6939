package dev.throughline.oms.activities.purchasing;

import dev.throughline.oms.activities.inventory.IncomingSupply;
import dev.throughline.oms.activities.inventory.IncomingSupply.SupplyStep;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.PurchaseOrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the stock pool is told: written with what it follows from, applied after it, once and in order. */
@Component
class StockMoves {
    private final JdbcClient jdbc;
    private final UnitsJson json;
    private final IncomingSupply supply;

    StockMoves(JdbcClient jdbc, UnitsJson json, IncomingSupply supply) {
        this.jdbc = jdbc;
        this.json = json;
        this.supply = supply;
    }

    enum Kind {
        ANNOUNCE,
        RECEIVE,
        WITHDRAW
    }

    private record Move(int sequence, Kind kind, SupplyStep step, Instant expectedAt) {}

    /** In the transaction of what it follows from, under the order's lock; no units are nothing to tell. */
    void write(PurchaseOrderId id, Kind kind, String step, Map<Sku, Integer> units, Actor actor, String reason) {
        if (units.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO purchasing.stock_move
                            (purchase_order_id, sequence, kind, step, actor_kind, actor_reference, reason, units)
                        SELECT :id, coalesce(max(sequence), 0) + 1, :kind, :step, :actorKind, :actor, :reason, :units::jsonb
                        FROM purchasing.stock_move WHERE purchase_order_id = :id
                        """)
                .param("id", id.value())
                .param("kind", kind.name())
                .param("step", step)
                .param("actorKind", actor.kind().name())
                .param("actor", actor.reference())
                .param("reason", reason)
                .param("units", json.write(units))
                .update();
    }

    /** Several may do it at once: the pool does each step once, and nobody does one before those that come before it. */
    void apply(PurchaseOrderId id) {
        for (var move : pending(id)) {
            switch (move.kind()) {
                case ANNOUNCE -> supply.announce(move.step(), move.expectedAt());
                case RECEIVE -> supply.receive(move.step());
                case WITHDRAW -> supply.withdraw(move.step());
            }
            jdbc.sql(
                            "UPDATE purchasing.stock_move SET applied = true WHERE purchase_order_id = :id AND sequence = :sequence")
                    .param("id", id.value())
                    .param("sequence", move.sequence())
                    .update();
        }
    }

    /** Orders with something left to apply. */
    List<PurchaseOrderId> unapplied(int limit) {
        return jdbc.sql("SELECT DISTINCT purchase_order_id FROM purchasing.stock_move WHERE NOT applied LIMIT :limit")
                .param("limit", limit)
                .query((row, _) -> new PurchaseOrderId(row.getString(1)))
                .list();
    }

    private List<Move> pending(PurchaseOrderId id) {
        return jdbc.sql("""
                        SELECT m.*, o.location_id, o.expected_at FROM purchasing.stock_move m
                        JOIN purchasing.purchase_order o ON o.id = m.purchase_order_id
                        WHERE m.purchase_order_id = :id AND NOT m.applied ORDER BY m.sequence
                        """)
                .param("id", id.value())
                .query((row, _) -> move(row))
                .list();
    }

    private Move move(ResultSet row) throws SQLException {
        return new Move(
                row.getInt("sequence"),
                Kind.valueOf(row.getString("kind")),
                new SupplyStep(
                        row.getString("purchase_order_id"),
                        row.getString("step"),
                        new LocationId(row.getString("location_id")),
                        json.read(row.getString("units")),
                        new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor_reference")),
                        row.getString("reason")),
                row.getObject("expected_at", OffsetDateTime.class).toInstant());
    }
}
