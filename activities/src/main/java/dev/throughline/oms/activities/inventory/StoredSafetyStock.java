package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.LedgerTable.Told;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class StoredSafetyStock implements SafetyStock {
    private static final String DOCUMENT = "safety-stock";

    private final BalanceTable balances;
    private final LedgerTable ledger;
    private final Losses losses;

    StoredSafetyStock(BalanceTable balances, LedgerTable ledger, Losses losses) {
        this.balances = balances;
        this.ledger = ledger;
        this.losses = losses;
    }

    @Override
    @Transactional
    public int set(LocationId location, Map<Sku, Integer> units, Actor actor, String reason) {
        if (units.values().stream().anyMatch(kept -> kept < 0)) {
            throw new IllegalArgumentException("safety stock is counted from 0");
        }
        var wanted = units.entrySet().stream()
                .collect(Collectors.toMap(entry -> new StockKey(entry.getKey(), location), Map.Entry::getValue));
        balances.create(wanted.keySet());
        var step = UUID.randomUUID().toString();
        var locked = balances.lock(wanted.keySet());
        var changes = locked.entrySet().stream()
                .map(entry -> new Movement(
                        DOCUMENT,
                        step,
                        MovementType.SAFETY_STOCK,
                        entry.getKey(),
                        Delta.safetyStock(wanted.getOrDefault(entry.getKey(), 0)
                                - entry.getValue().safetyStock()),
                        reason))
                .filter(movement -> !movement.delta().isNone())
                .toList();
        var movements = new ArrayList<>(changes);
        movements.addAll(ended(changes, locked, step));
        ledger.write(movements, Told.by(actor, null));
        return changes.size();
    }

    /** What is guaranteed to channels gives way. */
    private List<Movement> ended(List<Movement> changes, Map<StockKey, StockBalance> locked, String step) {
        var after = new ArrayList<StockBalance>();
        changes.forEach(change -> {
            var balance = locked.get(change.key());
            if (balance != null) {
                after.add(change.delta().appliedTo(balance));
            }
        });
        return losses.loseAllocations(after).stream()
                .map(part -> part.end("by " + step + " " + part.allocation().channel(), "kept back"))
                .toList();
    }
}
