package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.BackorderTable.Waiting;
import dev.throughline.oms.activities.inventory.DocumentTable.Turn;
import dev.throughline.oms.workflows.inventory.StockStep;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Promises end: their units are free again. Gives back at most what is still open. */
@Component
class Releases {
    private final TransactionTemplate transaction;
    private final DocumentTable documents;
    private final BalanceTable balances;
    private final CommitmentTable commitments;
    private final BackorderTable backorders;
    private final LedgerTable ledger;
    private final KitLines kits;

    Releases(
            TransactionTemplate transaction,
            DocumentTable documents,
            BalanceTable balances,
            CommitmentTable commitments,
            BackorderTable backorders,
            LedgerTable ledger,
            KitLines kits) {
        this.transaction = transaction;
        this.documents = documents;
        this.balances = balances;
        this.commitments = commitments;
        this.backorders = backorders;
        this.ledger = ledger;
        this.kits = kits;
    }

    void release(StockStep step) {
        transaction.executeWithoutResult(status -> {
            if (isFirst(step, MovementType.RELEASE + " " + step.step() + "@" + step.location())) {
                var units = kits.apart(step.order(), step.lines());
                var keys = StockKey.sum(step.location(), units).keySet();
                balances.lock(keys);
                giveBack(step.order(), step.step(), Commitment.askedFor(commitments.of(step.order(), keys), units));
            }
        });
    }

    void releaseBackorder(StockStep step) {
        transaction.executeWithoutResult(status -> {
            if (isFirst(step, "RELEASE BACKORDER " + step.step())) {
                backorders.end(askedFor(backorders.lockOf(step.order()), step.lines()));
            }
        });
    }

    /**
     * In two transactions: once the order can commit nothing more and waits for nothing, its commitments can only become fewer, and
     * their balances can be locked in order.
     */
    void releaseAll(OrderId order) {
        transaction.executeWithoutResult(status -> {
            documents.release(order);
            backorders.end(backorders.lockOf(order));
        });
        transaction.executeWithoutResult(status -> {
            var keys = commitments.placesOf(order);
            balances.lock(keys);
            giveBack(order, "release-all", commitments.of(order, keys));
        });
    }

    private void giveBack(OrderId order, String step, List<Commitment> parts) {
        commitments.end(parts);
        ledger.write(Commitment.unitsPerKey(parts).entrySet().stream()
                .map(freed -> new Movement(
                        order.value(),
                        step,
                        MovementType.RELEASE,
                        freed.getKey(),
                        Delta.commitment(-freed.getValue()),
                        null))
                .toList());
    }

    private boolean isFirst(StockStep step, String turn) {
        return documents.begin(step.order().value(), turn) != Turn.REPEATED;
    }

    private static List<Waiting> askedFor(List<Waiting> waiting, List<OrderedUnits> lines) {
        var asked = new HashMap<Integer, Integer>();
        lines.forEach(units -> asked.merge(units.line(), units.quantity(), Math::addExact));
        var parts = new ArrayList<Waiting>();
        for (var row : waiting.reversed()) {
            int units = Math.min(asked.getOrDefault(row.line(), 0), row.units());
            if (units > 0) {
                parts.add(row.withUnits(units));
                asked.merge(row.line(), -units, Integer::sum);
            }
        }
        return parts;
    }
}
