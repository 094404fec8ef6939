package dev.throughline.oms.workflows.exceptions;

/** What can go wrong with an order so that a person has to decide; the names never change. */
public enum ExceptionKind {
    /** No location can serve units that were accepted. */
    UNFILLABLE,
    /** Not accepted, not packed, not ready or not delivered when it was due. */
    LATE,
    /** A fact (till sale, count, damage) took units that were committed, and nobody else has them. */
    SHORTAGE,
    /** A parcel or its content arrived, or was found, damaged. */
    DAMAGED,
    /** The carrier does not know the address. */
    ADDRESS_INVALID,
    /** The carrier has lost a parcel. */
    LOST,
    /** The gateway refused to capture what is packed. */
    CAPTURE_FAILED,
    /** Money that a customer is owed did not go back. */
    REFUND_FAILED,
    /** What was lost reached the customer after all, and was replaced or refunded meanwhile. */
    FOUND
}
