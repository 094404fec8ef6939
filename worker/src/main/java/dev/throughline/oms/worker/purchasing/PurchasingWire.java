package dev.throughline.oms.worker.purchasing;

import dev.throughline.oms.activities.purchasing.PurchaseOrder;
import dev.throughline.oms.activities.purchasing.Supplier;
import dev.throughline.oms.api.model.PurchaseOrderLine;
import dev.throughline.oms.api.model.PurchaseOrderStatus;
import dev.throughline.oms.api.model.PurchaseReceipt;
import dev.throughline.oms.api.model.StockEntry;
import dev.throughline.oms.api.model.SupplierItem;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;
import java.util.Map;

/** Suppliers and purchase orders in the contract's words. */
final class PurchasingWire {
    private PurchasingWire() {}

    static dev.throughline.oms.api.model.PurchaseOrder head(PurchaseOrder order) {
        return new dev.throughline.oms.api.model.PurchaseOrder(
                        order.id().value(),
                        order.document(),
                        order.location().value(),
                        PurchaseOrderStatus.valueOf(order.status().name()),
                        order.reason(),
                        order.createdAt())
                .supplier(order.supplier())
                .expectedAt(order.expectedAt())
                .attention(order.attention() == null ? null : order.attention().name())
                .lines(null)
                .receipts(null);
    }

    static dev.throughline.oms.api.model.PurchaseOrder whole(PurchaseOrder order) {
        return head(order)
                .lines(order.lines().stream()
                        .map(line -> new PurchaseOrderLine(
                                line.sku().value(), line.ordered(), line.received(), line.missing()))
                        .toList())
                .receipts(order.receipts().stream()
                        .map(receipt -> new PurchaseReceipt(
                                        receipt.document(), receipt.at(), receipt.actor(), entries(receipt.units()))
                                .reason(receipt.reason()))
                        .toList());
    }

    private static List<StockEntry> entries(Map<Sku, Integer> units) {
        return units.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(line -> new StockEntry(line.getKey().value(), line.getValue()))
                .toList();
    }

    static dev.throughline.oms.api.model.Supplier supplier(Supplier supplier) {
        return new dev.throughline.oms.api.model.Supplier(supplier.name(), supplier.leadDays())
                .supplierId(supplier.id())
                .items(supplier.items().stream()
                        .map(item -> new SupplierItem(item.sku().value())
                                .code(item.code())
                                .unitCost(
                                        item.unitCost() == null
                                                ? null
                                                : item.unitCost()
                                                        .stripTrailingZeros()
                                                        .toPlainString()))
                        .toList());
    }
}
