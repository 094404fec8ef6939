package dev.throughline.oms.worker.inventory;

import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.StockQuery;
import dev.throughline.oms.api.InventoryApi;
import dev.throughline.oms.api.model.PlacedOrder;
import dev.throughline.oms.api.model.ReceiptResult;
import dev.throughline.oms.api.model.StockBalance;
import dev.throughline.oms.api.model.StockPage;
import dev.throughline.oms.api.model.StockReceipt;
import dev.throughline.oms.api.model.TillSaleRequest;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.Cursors;
import dev.throughline.oms.worker.orders.PlacementWire;
import dev.throughline.oms.worker.orders.Placing;
import dev.throughline.oms.worker.orders.TillDesk;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.LocationScope;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

@ApiController
class InventoryController implements InventoryApi {
    private final Inventory inventory;
    private final Receipts receipts;
    private final Placing placing;
    private final TillDesk till;

    InventoryController(Inventory inventory, Receipts receipts, Placing placing, TillDesk till) {
        this.inventory = inventory;
        this.receipts = receipts;
        this.placing = placing;
        this.till = till;
    }

    @Override
    public ResponseEntity<StockPage> listStock(
            Integer limit,
            @Nullable String cursor,
            @Nullable String location,
            @Nullable String sku,
            @Nullable Instant asOf) {
        var within = LocationScope.narrowed(Fields.parseIfGiven("location", location, LocationId::new));
        if (asOf != null) {
            return ResponseEntity.ok(pastStock(within, sku, asOf));
        }
        var after = Cursors.read(cursor, 2, k -> new Place(new Sku(k.get(0)), new LocationId(k.get(1))));
        var found = inventory.balances(new StockQuery(
                within,
                Fields.parseIfGiven("sku", sku, Sku::new),
                after == null ? null : after.sku(),
                after == null ? null : after.location(),
                limit + 1));
        var shown = found.stream().limit(limit).toList();
        var page =
                new StockPage(shown.stream().map(InventoryController::balance).toList());
        if (found.size() > limit) {
            page.nextCursor(Cursors.after(shown.getLast().sku(), shown.getLast().location()));
        }
        return ResponseEntity.ok(page);
    }

    private StockPage pastStock(@Nullable List<LocationId> within, @Nullable String sku, Instant asOf) {
        if (sku == null) {
            throw ProblemException.ofField(
                    ProblemType.INVALID_REQUEST, "sku", "must name the SKU whose past is asked for");
        }
        return new StockPage(inventory.balancesAsOf(Fields.parse("sku", sku, Sku::new), asOf).stream()
                .filter(balance -> within == null || within.contains(balance.location()))
                .map(InventoryController::balance)
                .toList());
    }

    private record Place(Sku sku, LocationId location) {}

    private static StockBalance balance(dev.throughline.oms.activities.inventory.StockBalance balance) {
        return new StockBalance(
                        balance.sku().value(),
                        balance.location().value(),
                        balance.onHand(),
                        balance.committed(),
                        balance.available())
                .held(balance.held())
                .damaged(balance.damaged())
                .shortage(balance.shortage())
                .safetyStock(balance.safetyStock())
                .incoming(balance.incoming())
                .allocated(balance.allocated());
    }

    @Override
    public ResponseEntity<ReceiptResult> receiveStock(StockReceipt receipt) {
        return ResponseEntity.ok(receipts.receive(receipt));
    }

    @Override
    public ResponseEntity<PlacedOrder> recordTillSale(TillSaleRequest sale) {
        LocationScope.require(Fields.parse("location", sale.getLocation(), LocationId::new), "location with this id");
        return PlacementWire.answer(
                placing.place(TillDesk.clientOf(sale), sale.getTillTransaction(), sale, id -> till.read(id, sale)));
    }
}
