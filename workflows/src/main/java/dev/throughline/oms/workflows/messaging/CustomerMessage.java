package dev.throughline.oms.workflows.messaging;

import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * A message to the order's contact; address and words are messaging's business.
 *
 * @param cause what happened, unique within the order; the key of idempotency
 * @param fulfillmentOrder the fulfillment order it is about, if it is about one
 * @param amount the money it is about, if it is about money
 */
public record CustomerMessage(
        OrderId order,
        String cause,
        Template template,
        @Nullable FulfillmentOrderId fulfillmentOrder,
        @Nullable Money amount) {
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
