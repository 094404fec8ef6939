package dev.throughline.oms.activities.customer;

/** What a customer may consent to; everything else needs none. */
public enum ConsentPurpose {
    MARKETING,
    /** Text messages, whatever they are about. */
    SMS
}
