package dev.throughline.oms.workflows.messaging;

import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message to the order's contact; address and words are messaging's business.
 *
 * @param cause what happened, unique within the order; the key of idempotency
 * @param fulfillmentOrder the fulfillment order it is about, if it is about one
 * @param amount the money it is about, if it is about money
 * @param units what it is about; missing where it is about all of the order or fulfillment order, or nobody has said
 * @param before the date that the customer was told before, if it is about another one
 * @param by the date that it is about
 */
public record CustomerMessage(
        OrderId order,
        String cause,
        Template template,
        @Nullable FulfillmentOrderId fulfillmentOrder,
        @Nullable Money amount,
        @Nullable List<OrderedUnits> units,
        @Nullable Instant before,
        @Nullable Instant by) {
    public CustomerMessage {
        units = units == null ? null : List.copyOf(units);
    }

    /** About an order, a fulfillment order or money. */
    public CustomerMessage(
            OrderId order,
            String cause,
            Template template,
            @Nullable FulfillmentOrderId fulfillmentOrder,
            @Nullable Money amount) {
        this(order, cause, template, fulfillmentOrder, amount, null, null, null);
    }

    /** About some units of an order. */
    public static CustomerMessage ofUnits(OrderId order, String cause, Template template, List<OrderedUnits> units) {
        return new CustomerMessage(order, cause, template, null, null, units, null, null);
    }

    /** The same, about another date. */
    public CustomerMessage withDates(@Nullable Instant earlier, Instant later) {
        return new CustomerMessage(order, cause, template, fulfillmentOrder, amount, units, earlier, later);
    }

    public enum Template {
        ORDER_ACCEPTED,
        READY_FOR_PICKUP,
        /** Nobody has come for a while; with the code. */
        PICKUP_REMINDER,
        /** The customer has another time to collect. */
        PICKUP_RESCHEDULED,
        /** Nobody came: the goods are free again, the money goes back. */
        NO_SHOW,
        SHIPPED,
        DELIVERED,
        /** The carrier has lost a parcel: what becomes of it follows. */
        PARCEL_LOST,
        /** What was lost or damaged is sent again. */
        REPLACED,
        /** Something else, that the customer agreed to, takes the place of what was not there. */
        SUBSTITUTED,
        UNITS_CANCELLED,
        DELAYED,
        CHOICE_ASKED,
        REFUNDED,
        TILL_RECEIPT
    }
}
