package dev.throughline.oms.worker.orders;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.fulfillment.Fulfillments;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderBook.OrderRecord;
import dev.throughline.oms.activities.payment.PaymentTotals;
import dev.throughline.oms.activities.payment.Payments;
import dev.throughline.oms.api.model.Address;
import dev.throughline.oms.api.model.FulfillmentMethod;
import dev.throughline.oms.api.model.FulfillmentRequest;
import dev.throughline.oms.api.model.Order;
import dev.throughline.oms.api.model.OrderLine;
import dev.throughline.oms.api.model.OrderStatus;
import dev.throughline.oms.api.model.OrderSummary;
import dev.throughline.oms.api.model.UnitCount;
import dev.throughline.oms.api.model.UnitState;
import dev.throughline.oms.worker.Amounts;
import dev.throughline.oms.worker.fulfillment.FulfillmentWire;
import dev.throughline.oms.workflows.shared.Money;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Orders in the contract's words. */
@Component
class OrderWire {
    private final Catalog catalog;
    private final Payments payments;
    private final Fulfillments fulfillments;

    OrderWire(Catalog catalog, Payments payments, Fulfillments fulfillments) {
        this.catalog = catalog;
        this.payments = payments;
        this.fulfillments = fulfillments;
    }

    static OrderSummary summary(OrderRecord order) {
        var checkout = order.checkout();
        var total = sum(checkout, Checkout.Line::goods).plus(sum(checkout, Checkout.Line::charges));
        return new OrderSummary(
                        order.id().value(),
                        order.number(),
                        checkout.channel().value(),
                        OrderStatus.valueOf(order.status().name()),
                        order.orderHold(),
                        checkout.placedAt(),
                        Amounts.wire(total))
                .clientReference(checkout.clientReference())
                .customerId(order.customer() == null ? null : order.customer().value())
                .promisedBy(order.promisedBy());
    }

    Order order(OrderRecord order) {
        var checkout = order.checkout();
        return new Order(
                        order.id().value(),
                        order.number(),
                        checkout.channel().value(),
                        OrderStatus.valueOf(order.status().name()),
                        order.orderHold(),
                        checkout.placedAt(),
                        checkout.currency(),
                        Amounts.wire(sum(checkout, Checkout.Line::goods)),
                        Amounts.wire(sum(checkout, Checkout.Line::charges)),
                        lines(order),
                        payments(payments.totals(order.id()), checkout.currency()),
                        fulfillments.ofOrder(order.id()).stream()
                                .map(f -> FulfillmentWire.fulfillmentOrder(f, order.number(), Map.of()))
                                .toList(),
                        order.version())
                .clientReference(checkout.clientReference())
                .customerId(order.customer() == null ? null : order.customer().value())
                .promisedBy(order.promisedBy())
                .fulfillment(fulfillment(checkout))
                .metadata(checkout.metadata())
                .workflowId(order.id().workflowId());
    }

    /** Without what staff write for each other. */
    static Order forShopper(Order order) {
        order.getFulfillmentOrders().forEach(FulfillmentWire::forShopper);
        return order.workflowId(null);
    }

    private List<OrderLine> lines(OrderRecord order) {
        var lines = order.checkout().lines();
        var products = catalog.resolve(
                lines.stream().map(l -> l.sku().value()).distinct().toList());
        return lines.stream()
                .map(l -> line(
                        l,
                        order.units().getOrDefault(l.line(), Map.of()),
                        products.get(l.sku().value())))
                .toList();
    }

    private static OrderLine line(
            Checkout.Line line,
            Map<dev.throughline.oms.workflows.shared.UnitState, Integer> units,
            @Nullable Product product) {
        var counts = units.entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .sorted(Map.Entry.comparingByKey())
                .map(e -> new UnitCount(UnitState.valueOf(e.getKey().name()), e.getValue()))
                .toList();
        return new OrderLine(line.line(), line.sku().value(), line.quantity(), Amounts.wire(line.goods()), counts)
                .charges(Amounts.wire(line.charges()))
                .code(line.code())
                .description(product == null ? null : product.description());
    }

    private static FulfillmentRequest fulfillment(Checkout checkout) {
        var location = checkout.location();
        return new FulfillmentRequest(
                        FulfillmentMethod.valueOf(checkout.method().name()))
                .pickupLocation(location == null ? null : location.value())
                .curbside(Boolean.TRUE.equals(checkout.curbside()) ? true : null)
                .address(address(checkout.address()));
    }

    private static @Nullable Address address(Checkout.@Nullable Address address) {
        return address == null
                ? null
                : new Address(address.line1(), address.city(), address.postcode(), address.country())
                        .line2(address.line2())
                        .latitude(address.latitude())
                        .longitude(address.longitude());
    }

    private static dev.throughline.oms.api.model.Payments payments(PaymentTotals totals, String currency) {
        return new dev.throughline.oms.api.model.Payments(
                amount(totals.authorized(), currency),
                amount(totals.captured(), currency),
                amount(totals.refunded(), currency),
                amount(totals.voided(), currency));
    }

    /** Nothing moved has no currency of its own yet. */
    private static dev.throughline.oms.api.model.Money amount(Money money, String currency) {
        return Amounts.wire(money.isZero() ? Money.zero(currency) : money);
    }

    private static Money sum(Checkout checkout, Function<Checkout.Line, Money> amount) {
        return Money.sum(
                checkout.currency(), checkout.lines().stream().map(amount).toList());
    }
}
