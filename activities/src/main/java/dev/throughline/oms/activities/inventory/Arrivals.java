package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.DocumentTable.Turn;
import dev.throughline.oms.workflows.inventory.ReturnedStock;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Units come in: facts, always recorded. Who waits for them gets them in the same transaction. */
@Component
class Arrivals {
    private final DocumentTable documents;
    private final BalanceTable balances;
    private final LedgerTable ledger;
    private final BackorderFilling filling;

    Arrivals(DocumentTable documents, BalanceTable balances, LedgerTable ledger, BackorderFilling filling) {
        this.documents = documents;
        this.balances = balances;
        this.ledger = ledger;
        this.filling = filling;
    }

    /** The number of entries applied; 0 when the document was known. */
    @Transactional
    public int receive(String document, LocationId location, String reason, Map<Sku, Integer> units) {
        if (units.values().stream().anyMatch(quantity -> quantity < 1)) {
            throw new IllegalArgumentException("received units are counted from 1; document " + document);
        }
        if (units.isEmpty() || documents.begin(document, MovementType.RECEIPT.name()) == Turn.REPEATED) {
            return 0;
        }
        var sellable = new LinkedHashMap<StockKey, Integer>();
        units.forEach((sku, quantity) -> sellable.put(new StockKey(sku, location), quantity));
        arrive(new Cause(document, "receive"), MovementType.RECEIPT, reason, location, sellable, Map.of());
        return units.size();
    }

    @Transactional
    public void receiveReturn(ReturnedStock returned) {
        var rma = returned.rma().value();
        if (documents.begin(rma, MovementType.RETURN + "@" + returned.location()) == Turn.REPEATED) {
            return;
        }
        arrive(
                new Cause(rma, "receive-return"),
                MovementType.RETURN,
                returned.order().value(),
                returned.location(),
                StockKey.sum(returned.location(), returned.restocked()),
                StockKey.sum(returned.location(), returned.notRestocked()));
    }

    private void arrive(
            Cause cause,
            MovementType type,
            String reason,
            LocationId location,
            Map<StockKey, Integer> sellable,
            Map<StockKey, Integer> damaged) {
        var keys = new HashSet<>(sellable.keySet());
        keys.addAll(damaged.keySet());
        balances.create(keys);
        var movements = new ArrayList<Movement>();
        var after = new ArrayList<StockBalance>();
        balances.lock(keys).forEach((key, balance) -> {
            var delta = Delta.arrival(balance, sellable.getOrDefault(key, 0))
                    .plus(Delta.damage(damaged.getOrDefault(key, 0)));
            movements.add(new Movement(cause.document(), cause.step(), type, key, delta, reason));
            after.add(delta.appliedTo(balance));
        });
        ledger.write(movements);
        filling.fill(cause, location, List.copyOf(after));
    }
}
