package dev.throughline.oms.activities.messaging;

import java.util.Locale;

/** What a message is about; each kind has templates in every language, named like it. */
public enum MessageKind {
    ORDER_ACCEPTED,
    READY_FOR_PICKUP,
    PICKUP_REMINDER,
    PICKUP_RESCHEDULED,
    NO_SHOW,
    SHIPPED,
    DELIVERED,
    PARCEL_LOST,
    REPLACED,
    SUBSTITUTED,
    UNITS_CANCELLED,
    DELAYED,
    /** A pickup was rejected: another store, delivery, or the money back. */
    CHOICE_ASKED,
    REFUNDED,
    TILL_RECEIPT,
    AFTER_SALES;

    /** Sent by e-mail, and only while the customer's consent to marketing is in force. */
    boolean isMarketing() {
        return this == AFTER_SALES;
    }

    /** Sent by text message too, where the customer has agreed to these: somebody waits for an answer, or for a person. */
    boolean isUrgent() {
        return this == READY_FOR_PICKUP || this == CHOICE_ASKED;
    }

    /** Whether it is about a parcel that leaves. */
    boolean needsCarrier() {
        return this == SHIPPED;
    }

    boolean needsPickupCode() {
        return this == READY_FOR_PICKUP || this == PICKUP_REMINDER || this == PICKUP_RESCHEDULED;
    }

    String template() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
