package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What kits need besides the balances of one SKU: whoever waits for a kit gets it once all components are free at one location, and what
 * is left of a broken one is free again. Each in a transaction of its own, that locks the components' balances in their order. Safe in
 * several instances at once.
 */
@Component
class KitSweep {
    private static final int AT_ONCE = 200;
    private static final String POSSIBLE = """
            SELECT w.sku, w.sequence, w.order_id, w.line, a.location_id
            FROM inventory.backorder w CROSS JOIN LATERAL unnest(w.acceptable) AS a(location_id)
            WHERE w.kit AND w.sku <> ALL(:unreleased) AND (
                SELECT min(coalesce(b.on_hand - b.committed - b.held - b.safety_stock - b.allocated, 0) / k.units)
                FROM inventory.kit_line k
                LEFT JOIN inventory.balance b ON b.sku = k.sku AND b.location_id = a.location_id
                WHERE k.order_id = w.order_id AND k.line = w.line) >= 1
            ORDER BY w.sku, w.sequence, a.location_id LIMIT :limit
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final KitLines kits;
    private final BalanceTable balances;
    private final CommitmentTable commitments;
    private final BackorderTable backorders;
    private final LedgerTable ledger;
    private final OrderNoticeTable notices;

    KitSweep(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            KitLines kits,
            BalanceTable balances,
            CommitmentTable commitments,
            BackorderTable backorders,
            LedgerTable ledger,
            OrderNoticeTable notices) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.kits = kits;
        this.balances = balances;
        this.commitments = commitments;
        this.backorders = backorders;
        this.ledger = ledger;
        this.notices = notices;
    }

    private record Wish(Sku kit, long sequence, OrderId order, int line, LocationId location) {}

    private record Broken(OrderId order, int line, LocationId location) {}

    /** One round. */
    void sweep(Collection<Sku> unreleased) {
        possible(unreleased).forEach(wish -> transaction.executeWithoutResult(_ -> fill(wish)));
        broken().forEach(one -> transaction.executeWithoutResult(_ -> giveBack(one)));
    }

    private List<Wish> possible(Collection<Sku> unreleased) {
        return jdbc.sql(POSSIBLE)
                .param("unreleased", Columns.texts(unreleased, Sku::value))
                .param("limit", AT_ONCE)
                .query((row, _) -> new Wish(
                        new Sku(row.getString("sku")),
                        row.getLong("sequence"),
                        new OrderId(row.getString("order_id")),
                        row.getInt("line"),
                        new LocationId(row.getString("location_id"))))
                .list();
    }

    private void fill(Wish wish) {
        var parts = kits.kept(wish.order()).getOrDefault(wish.line(), Map.of());
        var free = balances.lock(keys(parts, wish.location()));
        var waiting = backorders.lock(wish.kit(), wish.sequence());
        int whole = Compositions.units(parts, sku -> {
            var balance = free.get(new StockKey(sku, wish.location()));
            return balance == null ? 0 : Math.max(0, balance.available());
        });
        int units = Math.min(whole, waiting.map(BackorderTable.Waiting::units).orElse(0));
        if (units < 1) {
            return;
        }
        var cause = new Cause("sweep", UUID.randomUUID().toString());
        var committed = commitments(parts, wish.order(), wish.line(), wish.location(), units);
        waiting.ifPresent(row -> backorders.end(List.of(row.withUnits(units))));
        commitments.add(committed);
        ledger.write(committed.stream()
                .map(part -> movement(part, cause.asStep(), MovementType.BACKORDER_FILL, part.units()))
                .toList());
        notices.write(
                OrderNotice.Kind.FILLED,
                cause,
                List.of(new Commitment(new StockKey(wish.kit(), wish.location()), wish.order(), wish.line(), units)));
    }

    private List<Broken> broken() {
        return jdbc.sql("SELECT * FROM inventory.broken_kit ORDER BY order_id, line, location_id LIMIT :limit")
                .param("limit", AT_ONCE)
                .query((row, _) -> new Broken(
                        new OrderId(row.getString("order_id")),
                        row.getInt("line"),
                        new LocationId(row.getString("location_id"))))
                .list();
    }

    /** Components that make no whole unit any more; what the order has ended meanwhile is gone already. */
    private void giveBack(Broken broken) {
        var parts = kits.kept(broken.order()).getOrDefault(broken.line(), Map.of());
        var keys = keys(parts, broken.location());
        balances.lock(keys);
        if (jdbc.sql(
                                "DELETE FROM inventory.broken_kit WHERE (order_id, line, location_id) = (:order, :line, :location)")
                        .param("order", broken.order().value())
                        .param("line", broken.line())
                        .param("location", broken.location().value())
                        .update()
                == 0) {
            return;
        }
        var open = commitments.of(broken.order(), keys).stream()
                .filter(part -> part.line() == broken.line())
                .toList();
        int whole = Compositions.units(
                parts,
                sku -> open.stream()
                        .filter(part -> part.key().sku().equals(sku))
                        .mapToInt(Commitment::units)
                        .sum());
        var rest = new ArrayList<Commitment>();
        for (var part : open) {
            int over = part.units() - whole * parts.getOrDefault(part.key().sku(), 0);
            if (over > 0) {
                rest.add(part.withUnits(over));
            }
        }
        commitments.end(rest);
        var step = "rest of a kit " + UUID.randomUUID();
        ledger.write(rest.stream()
                .map(part -> movement(part, step, MovementType.RELEASE, -part.units()))
                .toList());
    }

    private static List<StockKey> keys(Map<Sku, Integer> parts, LocationId location) {
        return parts.keySet().stream().map(sku -> new StockKey(sku, location)).toList();
    }

    private static List<Commitment> commitments(
            Map<Sku, Integer> parts, OrderId order, int line, LocationId location, int units) {
        return parts.entrySet().stream()
                .map(part ->
                        new Commitment(new StockKey(part.getKey(), location), order, line, part.getValue() * units))
                .toList();
    }

    private static Movement movement(Commitment part, String step, MovementType type, int units) {
        return new Movement(part.order().value(), step, type, part.key(), Delta.commitment(units), null);
    }
}
