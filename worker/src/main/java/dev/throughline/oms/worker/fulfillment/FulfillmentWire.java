package dev.throughline.oms.worker.fulfillment;

import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;
import dev.throughline.oms.activities.fulfillment.Pickups.Details;
import dev.throughline.oms.api.model.FulfillmentComponent;
import dev.throughline.oms.api.model.FulfillmentLine;
import dev.throughline.oms.api.model.FulfillmentMethod;
import dev.throughline.oms.api.model.FulfillmentOrder;
import dev.throughline.oms.api.model.FulfillmentOrderStatus;
import dev.throughline.oms.api.model.PickupArrival;
import dev.throughline.oms.api.model.ResourcingResult;
import dev.throughline.oms.api.model.Tracking;
import dev.throughline.oms.worker.Amounts;
import dev.throughline.oms.workflows.order.Resourcing;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fulfillment orders in the contract's words. */
public final class FulfillmentWire {
    private FulfillmentWire() {}

    /** With the products' descriptions, by SKU, as far as they are given. */
    public static FulfillmentOrder fulfillmentOrder(
            FulfillmentOrderRecord record, @Nullable String orderNumber, Map<String, Product> products) {
        var lines = record.lines().stream()
                .map(line -> line(line, products.get(line.sku().value())))
                .toList();
        return new FulfillmentOrder(
                        record.id().value(),
                        record.order().value(),
                        record.location().value(),
                        FulfillmentMethod.valueOf(record.method().name()),
                        FulfillmentOrderStatus.valueOf(record.status().name()),
                        record.dueBy(),
                        lines)
                .orderNumber(orderNumber)
                .pickupLocation(
                        record.pickupLocation() == null
                                ? null
                                : record.pickupLocation().value())
                .replaces(record.replaces() == null ? null : record.replaces().value())
                .acceptBy(record.times().acceptBy())
                .acceptedAt(record.times().acceptedAt())
                .stagedAt(record.stagedAt())
                .collectBy(record.times().collectBy())
                .comingAt(record.times().comingAt())
                .tracking(tracking(record))
                .attention(record.attention());
    }

    private static FulfillmentLine line(FulfillmentOrderRecord.Line line, @Nullable Product product) {
        return new FulfillmentLine(line.line(), line.sku().value(), line.quantity(), line.picked())
                .description(description(product))
                .collected(line.collected() == 0 ? null : line.collected())
                .minimumAge(product == null ? null : product.logistics().minimumAge());
    }

    /** Without what the people at the location write for each other. */
    public static FulfillmentOrder forShopper(FulfillmentOrder order) {
        return order.attention(null).stagedAt(null);
    }

    /** What only the store and the customer read. */
    static void addDetails(FulfillmentOrder order, Details details, @Nullable Boolean curbside) {
        var arrival = details.arrival();
        order.curbside(curbside)
                .proxy(details.proxy())
                .arrival(
                        arrival == null
                                ? null
                                : new PickupArrival(arrival.eta())
                                        .spot(arrival.spot())
                                        .vehicle(arrival.vehicle())
                                        .arrivedAt(arrival.arrivedAt()));
    }

    /** @param parts units of each component in one unit of the line's kit; none if it is no kit */
    static void addComponents(FulfillmentLine line, Map<Sku, Integer> parts, Map<String, Product> products) {
        parts.forEach(
                (sku, each) -> line.addComponentsItem(new FulfillmentComponent(sku.value(), each * line.getQuantity())
                        .description(description(products.get(sku.value())))));
    }

    private static @Nullable String description(@Nullable Product product) {
        return product == null ? null : product.description();
    }

    private static @Nullable Tracking tracking(FulfillmentOrderRecord record) {
        return record.carrier() == null || record.trackingNumber() == null
                ? null
                : new Tracking(record.carrier(), record.trackingNumber());
    }

    public static ResourcingResult resourcing(OrderId order, Resourcing result) {
        return new ResourcingResult(
                        order.value(),
                        Amounts.wire(result.resourced()),
                        Amounts.wire(result.backordered()),
                        Amounts.wire(result.cancelled()))
                .unfillable(result.unfillable() == null ? null : Amounts.wire(result.unfillable()));
    }
}
