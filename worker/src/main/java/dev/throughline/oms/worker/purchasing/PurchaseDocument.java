package dev.throughline.oms.worker.purchasing;

import dev.throughline.oms.activities.purchasing.PurchaseOrder;
import dev.throughline.oms.activities.purchasing.Supplier;
import dev.throughline.oms.activities.purchasing.Supplier.Item;
import dev.throughline.oms.activities.purchasing.Suppliers;
import dev.throughline.oms.workflows.shared.Sku;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The document that the supplier gets: a line per SKU, with the supplier's own codes. */
@Component
class PurchaseDocument {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "purchase_order",
                    "document",
                    "supplier",
                    "deliver_to",
                    "expected_at",
                    "sku",
                    "supplier_code",
                    "quantity",
                    "unit_cost")
            .get();

    private final Suppliers suppliers;

    PurchaseDocument(Suppliers suppliers) {
        this.suppliers = suppliers;
    }

    String write(PurchaseOrder order) {
        var terms = terms(order);
        var text = new StringBuilder();
        try (var csv = new CSVPrinter(text, FORMAT)) {
            for (var line : order.lines()) {
                if (line.ordered() > 0) {
                    csv.printRecord(record(order, line, terms.get(line.sku())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private Map<Sku, Item> terms(PurchaseOrder order) {
        return Optional.ofNullable(order.supplier()).flatMap(suppliers::find).map(Supplier::items).stream()
                .flatMap(items -> items.stream())
                .collect(Collectors.toMap(Item::sku, item -> item));
    }

    private static Object[] record(PurchaseOrder order, PurchaseOrder.Line line, @Nullable Item item) {
        return new Object[] {
            order.id(),
            order.document(),
            Objects.requireNonNullElse(order.supplier(), ""),
            order.location(),
            order.expectedAt() == null ? "" : order.expectedAt(),
            line.sku(),
            item == null || item.code() == null ? line.sku() : item.code(),
            line.ordered(),
            item == null || item.unitCost() == null ? "" : item.unitCost().toPlainString()
        };
    }
}
