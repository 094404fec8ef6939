package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.OrderId;

/** The door for correcting where an order is delivered to. */
public interface DeliveryAddresses {
    /** Until the label: no label is ever bought for the address before. The same again changes nothing. */
    Outcome correct(OrderId order, Checkout.Address address, Actor actor);

    enum Outcome {
        DONE,
        UNKNOWN,
        /** Nothing of it is delivered: it is collected, or has left. */
        NOTHING_TO_DELIVER,
        /** A label is bought, or asked for this moment, and its parcel not handed over. */
        LABEL_BOUGHT
    }
}
