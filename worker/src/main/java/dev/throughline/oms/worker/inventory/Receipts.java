package dev.throughline.oms.worker.inventory;

import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.api.model.ReceiptResult;
import dev.throughline.oms.api.model.StockEntry;
import dev.throughline.oms.api.model.StockReceipt;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Goods received, by the catalogue's spelling of their SKUs. */
@Component
class Receipts {
    private static final int MAX_UNITS = 1_000_000_000;

    private final Inventory inventory;
    private final Places places;

    Receipts(Inventory inventory, Places places) {
        this.inventory = inventory;
        this.places = places;
    }

    ReceiptResult receive(StockReceipt receipt) {
        var location = places.location("location", receipt.getLocation());
        var units = units(receipt.getEntries());
        var reason = Objects.requireNonNullElse(receipt.getReason(), StockReceipt.ReasonEnum.RECEIPT);
        int applied = inventory.receive(receipt.getDocument(), location, reason.name(), units);
        return new ReceiptResult(receipt.getEntries().size(), applied);
    }

    private Map<Sku, Integer> units(List<StockEntry> entries) {
        var packs =
                places.packs("entries", entries.stream().map(StockEntry::getSku).toList());
        var units = new TreeMap<Sku, Integer>();
        for (int i = 0; i < packs.size(); i++) {
            var pack = packs.get(i);
            units.merge(pack.product().sku(), times(entries.get(i).getQuantity(), pack.units()), Receipts::sum);
        }
        return units;
    }

    private static int times(int quantity, int units) {
        return notTooMany((long) quantity * units);
    }

    private static int sum(int a, int b) {
        return notTooMany((long) a + b);
    }

    private static int notTooMany(long units) {
        if (units > MAX_UNITS) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE, "entries", "must add up to at most " + MAX_UNITS + " units of a SKU");
        }
        return (int) units;
    }
}
