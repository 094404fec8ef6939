package dev.throughline.oms.worker.fulfillment;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;
import dev.throughline.oms.activities.fulfillment.Fulfillments.Place;
import dev.throughline.oms.activities.fulfillment.Pickups;
import dev.throughline.oms.activities.inventory.OrderKits;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.api.model.FulfillmentOrder;
import dev.throughline.oms.api.model.FulfillmentOrderPage;
import dev.throughline.oms.worker.Cursors;
import dev.throughline.oms.worker.security.OrderScope;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Fulfillment orders with what other capabilities know of them. */
@Component
class FulfillmentPresenter {
    private final OrderIntake intake;
    private final Catalog catalog;
    private final OrderKits kits;
    private final Pickups pickups;

    FulfillmentPresenter(OrderIntake intake, Catalog catalog, OrderKits kits, Pickups pickups) {
        this.intake = intake;
        this.catalog = catalog;
        this.kits = kits;
        this.pickups = pickups;
    }

    FulfillmentOrderPage page(List<FulfillmentOrderRecord> found, int limit) {
        var shown = found.stream().limit(limit).toList();
        var products = products(shown);
        var page = new FulfillmentOrderPage(
                shown.stream().map(record -> wire(record, products)).toList());
        if (found.size() > limit) {
            var last = Place.of(shown.getLast());
            page.nextCursor(Cursors.after(last.coming(), last.at(), last.id()));
        }
        return page;
    }

    /** With what the picker and the counter have to know; what staff have to look at is not the customer's business. */
    FulfillmentOrder one(FulfillmentOrderRecord record) {
        var order = wire(record, products(List.of(record)));
        if (record.method().isCollected()) {
            var curbside = intake.find(record.order()).map(checkout -> checkout.curbside());
            FulfillmentWire.addDetails(order, pickups.detailsOf(record.id()), curbside.orElse(null));
        }
        if (OrderScope.isShopper()) {
            order.attention(null);
        }
        var kept = kits.kept(record.order());
        if (OrderScope.isShopper()) {
            return FulfillmentWire.forShopper(order);
        }
        return kept.isEmpty() ? order : withComponents(order, kept);
    }

    /** What the picker looks for. */
    private FulfillmentOrder withComponents(FulfillmentOrder order, Map<Integer, Map<Sku, Integer>> kept) {
        var products = catalog.resolve(kept.values().stream()
                .flatMap(parts -> parts.keySet().stream())
                .map(Sku::value)
                .distinct()
                .toList());
        order.getLines()
                .forEach(line ->
                        FulfillmentWire.addComponents(line, kept.getOrDefault(line.getLine(), Map.of()), products));
        return order;
    }

    private FulfillmentOrder wire(FulfillmentOrderRecord record, Map<String, Product> products) {
        return FulfillmentWire.fulfillmentOrder(
                record, intake.numberOf(record.order()).orElse(null), products);
    }

    private Map<String, Product> products(Collection<FulfillmentOrderRecord> records) {
        return catalog.resolve(records.stream()
                .flatMap(record -> record.lines().stream())
                .map(line -> line.sku().value())
                .distinct()
                .toList());
    }
}
