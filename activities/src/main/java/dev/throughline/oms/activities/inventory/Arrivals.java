package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.DocumentTable.Turn;
import dev.throughline.oms.workflows.inventory.ReturnedStock;
import dev.throughline.oms.workflows.inventory.StockStep;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Units come in: facts, always recorded. Who waits for them gets them in the same transaction. */
@Component
class Arrivals {
    private final DocumentTable documents;
    private final BalanceTable balances;
    private final LedgerTable ledger;
    private final BackorderFilling filling;
    private final LateFacts late;
    private final KitLines kits;

    Arrivals(
            DocumentTable documents,
            BalanceTable balances,
            LedgerTable ledger,
            BackorderFilling filling,
            LateFacts late,
            KitLines kits) {
        this.documents = documents;
        this.balances = balances;
        this.ledger = ledger;
        this.filling = filling;
        this.late = late;
        this.kits = kits;
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
        arrive(new Cause(document, "receive"), MovementType.RECEIPT, reason, location, sellable, Map.of(), null);
        return units.size();
    }

    /** What the customer never had comes back like what they bring back. */
    @Transactional
    public void receiveUncollected(StockStep step) {
        var order = step.order().value();
        if (documents.begin(order, MovementType.RETURN + " " + step.step() + "@" + step.location()) == Turn.REPEATED) {
            return;
        }
        arrive(
                new Cause(order, step.step()),
                MovementType.RETURN,
                "not collected",
                step.location(),
                StockKey.sum(step.location(), kits.apart(step.order(), step.lines())),
                Map.of(),
                null);
    }

    /** The units of a return; told twice, by its process or a till, they came back once. */
    @Transactional
    public void receiveReturn(ReturnedStock returned) {
        takeBack(new TillStock.TillReturn(
                returned.rma(),
                returned.order().value(),
                returned.location(),
                kits.apart(returned.order(), returned.restocked()),
                kits.apart(returned.order(), returned.notRestocked()),
                returned.happenedAt()));
    }

    @Transactional
    public void takeBack(TillStock.TillReturn returned) {
        var rma = returned.rma().value();
        if (documents.begin(rma, MovementType.RETURN + "@" + returned.location()) == Turn.REPEATED) {
            return;
        }
        arrive(
                new Cause(rma, "receive-return"),
                MovementType.RETURN,
                returned.reason(),
                returned.location(),
                StockKey.sum(returned.location(), kits.apartToday(returned.restocked())),
                StockKey.sum(returned.location(), kits.apartToday(returned.notRestocked())),
                returned.happenedAt());
    }

    private void arrive(
            Cause cause,
            MovementType type,
            String reason,
            LocationId location,
            Map<StockKey, Integer> sellable,
            Map<StockKey, Integer> damaged,
            @Nullable Instant happenedAt) {
        var keys = new HashSet<>(sellable.keySet());
        keys.addAll(damaged.keySet());
        balances.create(keys);
        var movements = new ArrayList<Movement>();
        var after = new ArrayList<StockBalance>();
        var locked = balances.lock(keys);
        var counted = late.countedSince(keys, happenedAt);
        locked.forEach((key, balance) -> {
            var came = Delta.arrival(balance, sellable.getOrDefault(key, 0));
            var delta = came.plus(Delta.damage(damaged.getOrDefault(key, 0)));
            movements.add(new Movement(cause.document(), cause.step(), type, key, delta, reason));
            if (counted.contains(key)) {
                movements.add(new Movement(
                        cause.document(), cause.step(), MovementType.COUNT, key, came.negated(), LateFacts.REASON));
                delta = delta.plus(came.negated());
            }
            after.add(delta.appliedTo(balance));
        });
        ledger.write(movements, new LedgerTable.Told(null, happenedAt));
        filling.fill(cause, location, List.copyOf(after));
    }
}
