package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.LedgerTable.Told;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** A fact: written whatever it says, with what follows from it for carts, orders and those who wait. */
@Component
class FactWriting {
    private final BalanceTable balances;
    private final LedgerTable ledger;
    private final Losses losses;
    private final BackorderFilling filling;
    private final OrderNoticeTable notices;

    FactWriting(
            BalanceTable balances,
            LedgerTable ledger,
            Losses losses,
            BackorderFilling filling,
            OrderNoticeTable notices) {
        this.balances = balances;
        this.ledger = ledger;
        this.losses = losses;
        this.filling = filling;
        this.notices = notices;
    }

    /** Locks the balances, those that were never there included. */
    Map<StockKey, StockBalance> lock(Collection<StockKey> keys) {
        balances.create(keys);
        return balances.lock(keys);
    }

    /**
     * Writes movements of locked balances, and ends what they leave uncovered. Who waits gets free units at once if nobody lost any;
     * else the sweep sees to it, so that a transaction locks the events of its orders in one order.
     */
    void write(
            Cause cause, LocationId location, Map<StockKey, StockBalance> locked, List<Movement> movements, Told told) {
        var after = new LinkedHashMap<>(locked);
        movements.forEach(movement -> after.computeIfPresent(
                movement.key(), (_, balance) -> movement.delta().appliedTo(balance)));
        var lost = losses.lose(after.values());
        var all = new ArrayList<>(movements);
        all.addAll(lost.movements(cause));
        ledger.write(all, told);
        if (lost.commitments().isEmpty()) {
            filling.fill(
                    cause,
                    location,
                    after.values().stream()
                            .filter(balance -> balance.location().equals(location))
                            .toList());
        } else {
            notices.write(OrderNotice.Kind.SHORT, cause, lost.told());
        }
    }

    /** One movement per balance. */
    static List<Movement> movements(
            Map<StockKey, StockBalance> locked,
            Cause cause,
            MovementType type,
            String reason,
            BiFunction<StockKey, StockBalance, Delta> delta) {
        return locked.entrySet().stream()
                .map(entry -> new Movement(
                        cause.document(),
                        cause.step(),
                        type,
                        entry.getKey(),
                        delta.apply(entry.getKey(), entry.getValue()),
                        reason))
                .toList();
    }
}
