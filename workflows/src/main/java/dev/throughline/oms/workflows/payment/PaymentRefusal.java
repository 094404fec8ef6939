package dev.throughline.oms.workflows.payment;

/** Why money was not moved. */
public enum PaymentRefusal {
    DECLINED,
    INSUFFICIENT_FUNDS,
    /** The authorization has lapsed or was voided. */
    AUTHORIZATION_GONE,
    /** More than was authorized (capture) or captured (refund). */
    AMOUNT_EXCEEDED,
    UNKNOWN_TENDER
}
