package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.Sku;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds free units that somebody waits for: released by another order, or received at the very moment when the backorder was written.
 * Safe in several instances at once: they take turns on the balances, and the later one finds nothing left to do.
 */
@Component
class BackorderSweep {
    private static final int AT_ONCE = 200;

    private final TransactionTemplate transaction;
    private final BackorderTable backorders;
    private final BalanceTable balances;
    private final BackorderFilling filling;
    private final KitSweep kits;
    private final ReleaseDates dates;

    BackorderSweep(
            TransactionTemplate transaction,
            BackorderTable backorders,
            BalanceTable balances,
            BackorderFilling filling,
            KitSweep kits,
            ReleaseDates dates) {
        this.transaction = transaction;
        this.backorders = backorders;
        this.balances = balances;
        this.filling = filling;
        this.kits = kits;
        this.dates = dates;
    }

    /** One round. */
    void sweep() {
        var unreleased = dates.unreleased();
        fill(backorders.missed(unreleased, AT_ONCE));
        kits.sweep(unreleased);
    }

    /** Of these SKUs alone. */
    void sweep(Collection<Sku> skus) {
        fill(backorders.missedOf(dates.released(skus)));
    }

    private void fill(List<StockKey> missed) {
        missed.stream()
                .collect(Collectors.groupingBy(StockKey::location))
                .forEach((location, keys) -> transaction.executeWithoutResult(status -> {
                    var cause = new Cause("sweep", UUID.randomUUID().toString());
                    var locked = balances.lock(keys);
                    filling.fill(cause, location, List.copyOf(locked.values()));
                }));
    }
}
