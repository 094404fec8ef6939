package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.DocumentTable.Turn;
import dev.throughline.oms.activities.inventory.LedgerTable.Told;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class StoredIncomingSupply implements IncomingSupply {
    private final DocumentTable documents;
    private final IncomingTable incoming;
    private final FactWriting facts;

    StoredIncomingSupply(DocumentTable documents, IncomingTable incoming, FactWriting facts) {
        this.documents = documents;
        this.incoming = incoming;
        this.facts = facts;
    }

    @Override
    @Transactional
    public void announce(SupplyStep step, Instant dueAt) {
        if (isFirst(step, "ANNOUNCE")) {
            var units = units(step);
            var locked = facts.lock(units.keySet());
            incoming.add(step.document(), dueAt, units);
            write(step, locked, MovementType.EXPECTED, (key, _) -> Delta.incoming(units.getOrDefault(key, 0)));
        }
    }

    @Override
    @Transactional
    public void receive(SupplyStep step) {
        if (isFirst(step, "RECEIVE")) {
            var units = units(step);
            var locked = facts.lock(units.keySet());
            var announced = incoming.end(step.document(), units);
            write(
                    step,
                    locked,
                    MovementType.RECEIPT,
                    (key, balance) -> Delta.arrival(balance, units.getOrDefault(key, 0))
                            .plus(Delta.incoming(-announced.getOrDefault(key, 0))));
        }
    }

    @Override
    @Transactional
    public void withdraw(SupplyStep step) {
        if (isFirst(step, "WITHDRAW")) {
            var units = units(step);
            var locked = facts.lock(units.keySet());
            var announced = incoming.end(step.document(), units);
            write(step, locked, MovementType.EXPECTED, (key, _) -> Delta.incoming(-announced.getOrDefault(key, 0)));
        }
    }

    private boolean isFirst(SupplyStep step, String kind) {
        return documents.begin(step.document(), kind + " " + step.step()) != Turn.REPEATED;
    }

    private void write(
            SupplyStep step,
            Map<StockKey, StockBalance> locked,
            MovementType type,
            BiFunction<StockKey, StockBalance, Delta> delta) {
        var cause = new Cause(step.document(), step.step());
        var movements = FactWriting.movements(locked, cause, type, step.reason(), delta);
        facts.write(cause, step.location(), locked, movements, Told.by(step.actor(), null));
    }

    private static Map<StockKey, Integer> units(SupplyStep step) {
        var units = new LinkedHashMap<StockKey, Integer>();
        step.units().forEach((sku, quantity) -> units.put(new StockKey(sku, step.location()), quantity));
        return units;
    }
}
