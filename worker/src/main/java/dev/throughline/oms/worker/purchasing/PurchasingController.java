package dev.throughline.oms.worker.purchasing;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.purchasing.PurchaseOrder;
import dev.throughline.oms.activities.purchasing.PurchaseOrders;
import dev.throughline.oms.activities.purchasing.PurchaseOrders.Answer;
import dev.throughline.oms.activities.purchasing.PurchaseOrders.Delivery;
import dev.throughline.oms.activities.purchasing.PurchaseOrders.Draft;
import dev.throughline.oms.activities.purchasing.Supplier;
import dev.throughline.oms.activities.purchasing.Supplier.Item;
import dev.throughline.oms.activities.purchasing.Suppliers;
import dev.throughline.oms.api.PurchasingApi;
import dev.throughline.oms.api.model.FieldError;
import dev.throughline.oms.api.model.PurchaseOrderPage;
import dev.throughline.oms.api.model.PurchaseOrderPlacing;
import dev.throughline.oms.api.model.PurchaseOrderRequest;
import dev.throughline.oms.api.model.PurchaseOrderStatus;
import dev.throughline.oms.api.model.PurchaseReceiptRequest;
import dev.throughline.oms.api.model.StockEntry;
import dev.throughline.oms.api.model.SupplierItem;
import dev.throughline.oms.api.model.SupplierList;
import dev.throughline.oms.api.model.TransferReason;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.Cursors;
import dev.throughline.oms.worker.orders.RequestKeys;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.worker.security.LocationScope;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.PurchaseOrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

@ApiController
class PurchasingController implements PurchasingApi {
    private final PurchaseOrders orders;
    private final Suppliers suppliers;
    private final PurchaseDocument document;
    private final Locations locations;
    private final Catalog catalog;

    PurchasingController(
            PurchaseOrders orders,
            Suppliers suppliers,
            PurchaseDocument document,
            Locations locations,
            Catalog catalog) {
        this.orders = orders;
        this.suppliers = suppliers;
        this.document = document;
        this.locations = locations;
        this.catalog = catalog;
    }

    @Override
    public ResponseEntity<SupplierList> listSuppliers() {
        return ResponseEntity.ok(new SupplierList(suppliers.list().stream()
                .map(supplier -> PurchasingWire.supplier(supplier).items(null))
                .toList()));
    }

    @Override
    public ResponseEntity<dev.throughline.oms.api.model.Supplier> getSupplier(String supplierId) {
        return suppliers
                .find(supplierId)
                .map(supplier -> ResponseEntity.ok(PurchasingWire.supplier(supplier)))
                .orElseThrow(() -> ProblemException.notFound("supplier with this id"));
    }

    @Override
    public ResponseEntity<dev.throughline.oms.api.model.Supplier> putSupplier(
            String supplierId, dev.throughline.oms.api.model.Supplier wire) {
        if (wire.getSupplierId() != null && !wire.getSupplierId().equals(supplierId)) {
            throw ProblemException.ofField(ProblemType.UNPROCESSABLE, "supplier_id", "must be the one of the path");
        }
        var items = Objects.requireNonNullElse(wire.getItems(), List.<SupplierItem>of());
        var skus = skus("items", items.stream().map(SupplierItem::getSku).toList());
        if (skus.stream().distinct().count() < skus.size()) {
            throw ProblemException.ofField(ProblemType.UNPROCESSABLE, "items", "must have each SKU once");
        }
        var bought = new ArrayList<Item>();
        for (int i = 0; i < skus.size(); i++) {
            var cost = items.get(i).getUnitCost();
            bought.add(new Item(skus.get(i), items.get(i).getCode(), cost == null ? null : new BigDecimal(cost)));
        }
        suppliers.put(new Supplier(supplierId, wire.getName(), wire.getLeadDays(), bought));
        return getSupplier(supplierId);
    }

    @Override
    public ResponseEntity<dev.throughline.oms.api.model.PurchaseOrder> createPurchaseOrder(
            PurchaseOrderRequest request) {
        var caller = Caller.current();
        var id = new PurchaseOrderId(RequestKeys.id("po_", caller.client(), request.getDocument()));
        if (request.getSupplier() != null
                && suppliers.find(request.getSupplier()).isEmpty()) {
            throw noSupplier();
        }
        var answer = done(orders.create(new Draft(
                id,
                request.getDocument(),
                request.getSupplier(),
                location(request.getLocation()),
                request.getExpectedAt(),
                units(request.getLines()),
                caller.actor(),
                request.getReason())));
        if (Boolean.TRUE.equals(request.getPlace()) && answer.status() == PurchaseOrder.Status.DRAFT) {
            answer = done(orders.place(id, null, null, caller.actor()));
        }
        return ResponseEntity.created(URI.create("/v1/purchase-orders/" + id)).body(PurchasingWire.whole(answer));
    }

    @Override
    public ResponseEntity<PurchaseOrderPage> listPurchaseOrders(
            @Nullable String location,
            @Nullable PurchaseOrderStatus status,
            Boolean attention,
            Integer limit,
            @Nullable String cursor) {
        var found = orders.list(new PurchaseOrders.Query(
                LocationScope.narrowed(Fields.parseIfGiven("location", location, LocationId::new)),
                status == null ? null : PurchaseOrder.Status.valueOf(status.name()),
                attention,
                Cursors.read(cursor, 1, List::getFirst),
                limit));
        var page =
                new PurchaseOrderPage(found.stream().map(PurchasingWire::head).toList());
        return ResponseEntity.ok(
                found.size() < limit
                        ? page
                        : page.nextCursor(Cursors.after(found.getLast().id())));
    }

    @Override
    public ResponseEntity<dev.throughline.oms.api.model.PurchaseOrder> getPurchaseOrder(String id) {
        return ResponseEntity.ok(PurchasingWire.whole(find(id)));
    }

    @Override
    public ResponseEntity<String> getPurchaseOrderDocument(String id) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv"))
                .header("Content-Disposition", "attachment; filename=\"" + id + ".csv\"")
                .body(document.write(find(id)));
    }

    @Override
    public ResponseEntity<dev.throughline.oms.api.model.PurchaseOrder> placePurchaseOrder(
            String id, PurchaseOrderPlacing placing) {
        if (placing.getSupplier() != null
                && suppliers.find(placing.getSupplier()).isEmpty()) {
            throw noSupplier();
        }
        return ok(orders.place(new PurchaseOrderId(id), placing.getSupplier(), placing.getExpectedAt(), actor()));
    }

    @Override
    public ResponseEntity<dev.throughline.oms.api.model.PurchaseOrder> receivePurchaseOrder(
            String id, PurchaseReceiptRequest receipt) {
        return ok(orders.receive(new Delivery(
                new PurchaseOrderId(id),
                receipt.getDocument(),
                packs(receipt.getLines()),
                actor(),
                receipt.getReason())));
    }

    @Override
    public ResponseEntity<dev.throughline.oms.api.model.PurchaseOrder> closePurchaseOrder(
            String id, TransferReason reason) {
        return ok(orders.close(new PurchaseOrderId(id), actor(), why(reason)));
    }

    @Override
    public ResponseEntity<dev.throughline.oms.api.model.PurchaseOrder> cancelPurchaseOrder(
            String id, TransferReason reason) {
        return ok(orders.cancel(new PurchaseOrderId(id), actor(), why(reason)));
    }

    private PurchaseOrder find(String id) {
        return orders.find(new PurchaseOrderId(id)).orElseThrow(PurchasingController::unknown);
    }

    static ProblemException unknown() {
        return ProblemException.notFound("purchase order with this id");
    }

    private static String why(TransferReason reason) {
        return Objects.requireNonNullElse(reason.getReason(), "not needed any more");
    }

    private static Actor actor() {
        return Caller.current().actor();
    }

    private static ResponseEntity<dev.throughline.oms.api.model.PurchaseOrder> ok(Answer answer) {
        return ResponseEntity.ok(PurchasingWire.whole(done(answer)));
    }

    private static PurchaseOrder done(Answer answer) {
        var order = answer.order();
        if (answer.refusal() == null && order != null) {
            return order;
        }
        throw switch (Objects.requireNonNull(answer.refusal())) {
            case UNKNOWN -> unknown();
            case OTHER_CONTENT ->
                new ProblemException(ProblemType.IDEMPOTENCY_KEY_REUSED, "Take another document for something else");
            case NO_SUPPLIER -> noSupplier();
            case STATUS ->
                new ProblemException(
                        ProblemType.PURCHASE_ORDER_REFUSED,
                        "It is " + (order == null ? "unknown" : order.status())
                                + ": what is asked needs another status");
        };
    }

    private static ProblemException noSupplier() {
        return ProblemException.ofField(ProblemType.UNPROCESSABLE, "supplier", "must be a supplier that exists");
    }

    private LocationId location(String id) {
        var location = Fields.parse("location", id, LocationId::new);
        if (locations.find(location).isEmpty()) {
            throw ProblemException.ofField(ProblemType.UNKNOWN_LOCATION, "location", "must be a location that exists");
        }
        return location;
    }

    private Map<Sku, Integer> units(List<StockEntry> lines) {
        var skus = skus("lines", lines.stream().map(StockEntry::getSku).toList());
        var units = new HashMap<Sku, Integer>();
        for (int i = 0; i < skus.size(); i++) {
            units.merge(skus.get(i), lines.get(i).getQuantity(), Math::addExact);
        }
        return units;
    }

    /** What is received may be counted in packs, by the packs' codes. */
    private Map<Sku, Integer> packs(List<StockEntry> lines) {
        var packs = catalog.packs(lines.stream().map(StockEntry::getSku).toList());
        refuseUnknown("lines", lines.stream().map(StockEntry::getSku).toList(), packs);
        var units = new HashMap<Sku, Integer>();
        for (var line : lines) {
            var pack = Objects.requireNonNull(packs.get(line.getSku()));
            refuseKit("lines", pack.product());
            units.merge(pack.product().sku(), Math.multiplyExact(pack.units(), line.getQuantity()), Math::addExact);
        }
        return units;
    }

    private List<Sku> skus(String list, List<String> codes) {
        var products = catalog.resolve(codes);
        refuseUnknown(list, codes, products);
        products.values().forEach(product -> refuseKit(list, product));
        return codes.stream()
                .map(code -> Objects.requireNonNull(products.get(code)).sku())
                .toList();
    }

    /** A kit is on no shelf, so it is not bought either. */
    private static void refuseKit(String list, Product product) {
        if (!product.components().isEmpty()) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE,
                    list,
                    "must not name kits, such as " + product.sku() + ": name components");
        }
    }

    private static void refuseUnknown(String list, List<String> codes, Map<String, ?> known) {
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < codes.size(); i++) {
            if (!known.containsKey(codes.get(i))) {
                errors.add(Fields.error(
                        list + "[" + i + "].sku", "must be a code of the catalogue", ProblemType.UNKNOWN_SKU));
            }
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(ProblemType.UNKNOWN_SKU, "Nothing was changed", errors);
        }
    }
}
