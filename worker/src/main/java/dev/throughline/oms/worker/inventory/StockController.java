package dev.throughline.oms.worker.inventory;

import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.inventory.SafetyStock;
import dev.throughline.oms.api.StockApi;
import dev.throughline.oms.api.model.IncomingStock;
import dev.throughline.oms.api.model.IncomingStockList;
import dev.throughline.oms.api.model.ReceiptResult;
import dev.throughline.oms.api.model.SafetyStockEntry;
import dev.throughline.oms.api.model.SafetyStockRequest;
import dev.throughline.oms.api.model.SafetyStockResult;
import dev.throughline.oms.api.model.StockAdjustment;
import dev.throughline.oms.api.model.StockCount;
import dev.throughline.oms.api.model.StockCountResult;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.worker.security.LocationScope;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

@ApiController
class StockController implements StockApi {
    private final Inventory inventory;
    private final SafetyStock safetyStock;
    private final Locations locations;
    private final Places places;
    private final Findings findings;

    StockController(
            Inventory inventory, SafetyStock safetyStock, Locations locations, Places places, Findings findings) {
        this.inventory = inventory;
        this.safetyStock = safetyStock;
        this.locations = locations;
        this.places = places;
        this.findings = findings;
    }

    @Override
    public ResponseEntity<IncomingStockList> listIncomingStock(List<String> sku, @Nullable String location) {
        var skus = sku.stream().map(s -> Fields.parse("sku", s, Sku::new)).toList();
        var within = LocationScope.narrowed(Fields.parseIfGiven("location", location, LocationId::new));
        return ResponseEntity.ok(
                new IncomingStockList(inventory.incoming(skus, within == null ? List.of() : within).stream()
                        .filter(row -> within == null || within.contains(row.location()))
                        .map(row -> new IncomingStock(
                                row.sku().value(), row.location().value(), row.document(), row.dueAt(), row.units()))
                        .toList()));
    }

    @Override
    public ResponseEntity<SafetyStockResult> putSafetyStock(String locationId, SafetyStockRequest request) {
        var location = Fields.parse("location_id", locationId, LocationId::new);
        if (locations.find(location).isEmpty()) {
            throw ProblemException.notFound("location with this id");
        }
        return ResponseEntity.ok(new SafetyStockResult(safetyStock.set(
                location, units(request.getEntries()), Caller.current().actor(), request.getReason())));
    }

    @Override
    public ResponseEntity<StockCountResult> postStockCount(StockCount count) {
        return ResponseEntity.ok(findings.count(count));
    }

    @Override
    public ResponseEntity<ReceiptResult> postStockAdjustment(StockAdjustment adjustment) {
        return ResponseEntity.ok(findings.adjust(adjustment));
    }

    private Map<Sku, Integer> units(List<SafetyStockEntry> entries) {
        var skus = places.skus(
                "entries", entries.stream().map(SafetyStockEntry::getSku).toList());
        var units = new LinkedHashMap<Sku, Integer>();
        for (int i = 0; i < skus.size(); i++) {
            units.put(skus.get(i), entries.get(i).getUnits());
        }
        return units;
    }
}
