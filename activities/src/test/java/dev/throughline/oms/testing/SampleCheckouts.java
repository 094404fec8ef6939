package dev.throughline.oms.testing;

import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.workflows.order.AcceptedOrder;
import dev.throughline.oms.workflows.order.AcceptedOrder.LineUnits;
import dev.throughline.oms.workflows.order.OrderActivities;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.shared.UnitState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checkouts of people, for the capabilities that deal with them; every one is an order of its own. */
public final class SampleCheckouts {
    public static final Instant PLACED_AT = Instant.parse("2026-03-01T10:15:30Z");

    private SampleCheckouts() {}

    /** Letters and digits that nobody else uses. */
    public static String unique() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    public static OrderId newOrder() {
        return new OrderId("ord_" + unique());
    }

    public static Checkout.Contact contact(@Nullable String email, @Nullable String phone) {
        return new Checkout.Contact("Kim Canary", email, phone, "en", false);
    }

    /** Two mugs at 10.75 with 3.50 for the parcel, sent to Leeds. */
    public static Checkout of(Checkout.@Nullable Contact contact) {
        return of(contact, PLACED_AT);
    }

    public static Checkout of(Checkout.@Nullable Contact contact, Instant placedAt) {
        return new Checkout(
                newOrder(),
                Checkout.Kind.CHECKOUT,
                new ChannelId("web"),
                "GBP",
                null,
                placedAt,
                ShortagePolicy.ALL_OR_NOTHING,
                FulfillmentMethod.SHIP,
                null,
                new Checkout.Address("1 High Street", null, "Leeds", "LS1 4DY", "GB", 53.8, -1.55),
                contact,
                new Checkout.Tender("card", "tok_ok"),
                List.of(new Checkout.Line(
                        1,
                        new Sku("MUG-1"),
                        2,
                        new BigDecimal("10.75"),
                        new Money(2150, "GBP"),
                        new Money(350, "GBP"))),
                Map.of(),
                null);
    }

    /** Writes the checkout down and enters the order into the book. */
    public static OrderId accept(OrderIntake intake, OrderActivities orders, Checkout checkout) {
        intake.register("test", checkout.id().value(), "f", checkout);
        orders.recordAccepted(new AcceptedOrder(
                checkout.id(),
                checkout.placedAt(),
                null,
                checkout.lines().stream()
                        .map(line -> new LineUnits(line.line(), UnitState.OPEN, line.quantity()))
                        .toList(),
                List.of()));
        return checkout.id();
    }
}
