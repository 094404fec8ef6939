package dev.throughline.oms.worker.inventory;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.channel.Channel;
import dev.throughline.oms.activities.channel.Channels;
import dev.throughline.oms.activities.inventory.Inventory;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.inventory.StockQuery;
import dev.throughline.oms.api.InventoryApi;
import dev.throughline.oms.api.model.Availability;
import dev.throughline.oms.api.model.AvailabilityList;
import dev.throughline.oms.api.model.LocationAvailability;
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
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

@ApiController
class InventoryController implements InventoryApi {
    private final Inventory inventory;
    private final Locations locations;
    private final Channels channels;
    private final Receipts receipts;
    private final Placing placing;
    private final TillDesk till;
    private final Catalog catalog;
    private final StockOffers offers;

    InventoryController(
            Inventory inventory,
            Locations locations,
            Channels channels,
            Receipts receipts,
            Placing placing,
            TillDesk till,
            Catalog catalog,
            StockOffers offers) {
        this.inventory = inventory;
        this.locations = locations;
        this.channels = channels;
        this.receipts = receipts;
        this.placing = placing;
        this.till = till;
        this.catalog = catalog;
        this.offers = offers;
    }

    @Override
    public ResponseEntity<AvailabilityList> getAvailability(
            List<String> sku, String channelId, @Nullable String locationId, @Nullable Instant by) {
        var channel = channels.find(Fields.parse("channel", channelId, ChannelId::new))
                .orElseThrow(() -> ProblemException.notFound("channel with this id"));
        var products = catalog.resolve(sku, channel.id());
        // A code that the catalogue does not know may be one that stock has: its units, if any, are as real.
        var codes = new LinkedHashMap<String, Sku>();
        sku.forEach(code -> codes.put(
                code,
                Optional.ofNullable(products.get(code))
                        .map(Product::sku)
                        .orElseGet(() -> Fields.parse("sku", code, Sku::new))));
        var skus = codes.values().stream().distinct().toList();
        var seen = stockView(channel, locationId);
        var units = seen == null ? Map.<Sku, Map<LocationId, Integer>>of() : promisable(skus, seen, by);
        var entries = codes.entrySet().stream()
                .map(asked -> availability(asked.getValue(), units.getOrDefault(asked.getValue(), Map.of()))
                        .code(asked.getKey().equals(asked.getValue().value()) ? null : asked.getKey()))
                .toList();
        offers.add(entries, seen == null ? List.of() : seen);
        return ResponseEntity.ok(new AvailabilityList(entries));
    }

    private Map<Sku, Map<LocationId, Integer>> promisable(List<Sku> skus, Set<LocationId> seen, @Nullable Instant by) {
        return by == null ? inventory.availability(skus, seen) : inventory.availability(skus, seen, by);
    }

    /** The locations to look at, all if empty; null if the channel does not see the one that is asked for. */
    private @Nullable Set<LocationId> stockView(Channel channel, @Nullable String locationId) {
        if (locationId == null) {
            return channel.locations();
        }
        var location = Fields.parse("location", locationId, LocationId::new);
        if (locations.find(location).isEmpty()) {
            throw ProblemException.notFound("location with this id");
        }
        return channel.locations().isEmpty() || channel.locations().contains(location) ? Set.of(location) : null;
    }

    private static Availability availability(Sku sku, Map<LocationId, Integer> units) {
        long sum = units.values().stream().mapToLong(Integer::longValue).sum();
        return new Availability(
                sku.value(),
                Math.clamp(sum, 0, Integer.MAX_VALUE),
                units.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> new LocationAvailability(e.getKey().value(), e.getValue()))
                        .toList());
    }

    @Override
    public ResponseEntity<StockPage> listStock(
            Integer limit,
            @Nullable String cursor,
            @Nullable String location,
            @Nullable String sku,
            @Nullable Instant asOf) {
        if (asOf != null) {
            return ResponseEntity.ok(pastStock(location, sku, asOf));
        }
        var after = Cursors.read(cursor, 2, k -> new Place(new Sku(k.get(0)), new LocationId(k.get(1))));
        var found = inventory.balances(new StockQuery(
                Fields.parseIfGiven("location", location, LocationId::new),
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

    private StockPage pastStock(@Nullable String location, @Nullable String sku, Instant asOf) {
        if (sku == null) {
            throw ProblemException.ofField(
                    ProblemType.INVALID_REQUEST, "sku", "must name the SKU whose past is asked for");
        }
        return new StockPage(inventory.balancesAsOf(Fields.parse("sku", sku, Sku::new), asOf).stream()
                .filter(balance ->
                        location == null || balance.location().value().equals(location))
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
                .incoming(balance.incoming());
    }

    @Override
    public ResponseEntity<ReceiptResult> receiveStock(StockReceipt receipt) {
        return ResponseEntity.ok(receipts.receive(receipt));
    }

    @Override
    public ResponseEntity<PlacedOrder> recordTillSale(TillSaleRequest sale) {
        return PlacementWire.answer(
                placing.place(TillDesk.clientOf(sale), sale.getTillTransaction(), sale, id -> till.read(id, sale)));
    }
}
