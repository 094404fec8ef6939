package dev.throughline.oms.worker.inventory;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.api.model.FieldError;
import dev.throughline.oms.api.model.ReceiptResult;
import dev.throughline.oms.api.model.StockEntry;
import dev.throughline.oms.api.model.StockReceipt;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
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
    private final Locations locations;
    private final Catalog catalog;

    Receipts(Inventory inventory, Locations locations, Catalog catalog) {
        this.inventory = inventory;
        this.locations = locations;
        this.catalog = catalog;
    }

    ReceiptResult receive(StockReceipt receipt) {
        var location = Fields.parse("location", receipt.getLocation(), LocationId::new);
        if (locations.find(location).isEmpty()) {
            throw ProblemException.ofField(ProblemType.UNKNOWN_LOCATION, "location", "must be a location that exists");
        }
        var units = units(receipt.getEntries());
        var reason = Objects.requireNonNullElse(receipt.getReason(), StockReceipt.ReasonEnum.RECEIPT);
        int applied = inventory.receive(receipt.getDocument(), location, reason.name(), units);
        return new ReceiptResult(receipt.getEntries().size(), applied);
    }

    private Map<Sku, Integer> units(List<StockEntry> entries) {
        var products = catalog.resolve(
                entries.stream().map(StockEntry::getSku).distinct().toList());
        var units = new TreeMap<Sku, Integer>();
        var unknown = new ArrayList<FieldError>();
        for (int i = 0; i < entries.size(); i++) {
            var product = products.get(entries.get(i).getSku());
            if (product == null) {
                unknown.add(Fields.error(
                        "entries[" + i + "].sku", "must be a SKU or GTIN of the catalogue", ProblemType.UNKNOWN_SKU));
            } else {
                units.merge(product.sku(), entries.get(i).getQuantity(), Receipts::sum);
            }
        }
        if (!unknown.isEmpty()) {
            throw new ProblemException(ProblemType.UNKNOWN_SKU, "Nothing was received", unknown);
        }
        return units;
    }

    private static int sum(int a, int b) {
        if ((long) a + b > MAX_UNITS) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE, "entries", "must add up to at most " + MAX_UNITS + " units of a SKU");
        }
        return a + b;
    }
}
