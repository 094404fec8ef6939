package dev.throughline.oms.activities.order;

import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Checkouts for tests; every one is an order of its own. */
final class OrderSamples {
    static final Instant PLACED_AT = Instant.parse("2026-03-01T10:15:30.123456Z");

    private OrderSamples() {}

    static OrderId newId() {
        return new OrderId("ord_" + UUID.randomUUID().toString().replace("-", ""));
    }

    /** Lines of these quantities; a unit costs 9.99 and 1.00 of charges. */
    static Checkout checkout(OrderId id, int... quantities) {
        return checkout(
                id,
                IntStream.range(0, quantities.length)
                        .mapToObj(i -> line(i + 1, quantities[i], 999L * quantities[i], 100L * quantities[i]))
                        .toList());
    }

    static Checkout checkout(OrderId id, List<Checkout.Line> lines) {
        return new Checkout(
                id,
                Checkout.Kind.CHECKOUT,
                new ChannelId("web"),
                "GBP",
                "ref-1",
                PLACED_AT,
                ShortagePolicy.SHIP_AVAILABLE,
                FulfillmentMethod.SHIP,
                null,
                new Checkout.Address("1 High Street", null, "Leeds", "LS1 4DY", "GB", 53.8, -1.55),
                new Checkout.Contact("Kim Test", "kim@example.org", "+441632960001", "en", true),
                new Checkout.Tender("card", "tok_ok"),
                lines,
                Map.of("source", "test"),
                null);
    }

    /** Two units over the counter of store-3. */
    static Checkout tillSale(OrderId id) {
        return new Checkout(
                id,
                Checkout.Kind.TILL_SALE,
                new ChannelId("store"),
                "GBP",
                null,
                PLACED_AT,
                ShortagePolicy.ALL_OR_NOTHING,
                FulfillmentMethod.PICKUP,
                new LocationId("store-3"),
                null,
                null,
                null,
                List.of(line(1, 2, 1998, 0)),
                Map.of(),
                null);
    }

    static Checkout.Line line(int line, int quantity, long goods, long charges) {
        return new Checkout.Line(
                line,
                new Sku("SKU-" + line),
                quantity,
                new BigDecimal("9.9900"),
                new Money(goods, "GBP"),
                new Money(charges, "GBP"));
    }

    static int[] quantities(int lines, int quantity) {
        var quantities = new int[lines];
        Arrays.fill(quantities, quantity);
        return quantities;
    }
}
