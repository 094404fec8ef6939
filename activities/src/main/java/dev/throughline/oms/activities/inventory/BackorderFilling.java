package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.BackorderTable.Waiting;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Free units become commitments of those who wait for them, in order of time. */
@Component
class BackorderFilling {
    private record Filled(OrderId order, StockKey key) {}

    private final BackorderTable backorders;
    private final CommitmentTable commitments;
    private final LedgerTable ledger;
    private final OrderNoticeTable notices;
    private final ReleaseDates dates;

    BackorderFilling(
            BackorderTable backorders,
            CommitmentTable commitments,
            LedgerTable ledger,
            OrderNoticeTable notices,
            ReleaseDates dates) {
        this.backorders = backorders;
        this.commitments = commitments;
        this.ledger = ledger;
        this.notices = notices;
        this.dates = dates;
    }

    /** @param balances of one location, locked, as they are now */
    void fill(Cause cause, LocationId location, List<StockBalance> balances) {
        var free = new HashMap<Sku, Integer>();
        balances.stream()
                .filter(balance -> balance.available() > 0)
                .forEach(balance -> free.put(balance.sku(), balance.available()));
        if (free.isEmpty()) {
            return;
        }
        var served = serve(backorders.lockWaiting(location, dates.released(free.keySet())), free);
        if (served.isEmpty()) {
            return;
        }
        var committed = served.stream()
                .map(part ->
                        new Commitment(new StockKey(part.sku(), location), part.order(), part.line(), part.units()))
                .toList();
        backorders.end(served);
        commitments.add(committed);
        ledger.write(movements(cause, committed));
        notices.write(OrderNotice.Kind.FILLED, cause, committed);
    }

    private static List<Waiting> serve(List<Waiting> oldestFirst, Map<Sku, Integer> free) {
        var served = new ArrayList<Waiting>();
        for (var waiting : oldestFirst) {
            int left = free.getOrDefault(waiting.sku(), 0);
            int given = Math.min(left, waiting.units());
            if (given > 0) {
                served.add(waiting.withUnits(given));
                free.put(waiting.sku(), left - given);
            }
        }
        return served;
    }

    private static List<Movement> movements(Cause cause, List<Commitment> committed) {
        var perOrder = new LinkedHashMap<Filled, Integer>();
        committed.forEach(part -> perOrder.merge(new Filled(part.order(), part.key()), part.units(), Math::addExact));
        return perOrder.entrySet().stream()
                .map(entry -> new Movement(
                        entry.getKey().order().value(),
                        cause.asStep(),
                        MovementType.BACKORDER_FILL,
                        entry.getKey().key(),
                        Delta.commitment(entry.getValue()),
                        null))
                .toList();
    }
}
