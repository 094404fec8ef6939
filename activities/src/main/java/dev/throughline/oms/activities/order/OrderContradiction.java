package dev.throughline.oms.activities.order;

import io.temporal.failure.ApplicationFailure;

/** A process and the book disagree: nothing that a retry could mend. The name is the failure's type and never changes. */
enum OrderContradiction {
    /** The checkout was never written down. */
    NO_INTAKE,
    /** The order is not in the book. */
    NOT_IN_BOOK,
    /** The units of an accepted order are not those that were ordered. */
    OTHER_UNITS,
    /** A unit is not in the state that it is said to leave. */
    UNITS_ELSEWHERE,
    /** More is claimed than was captured and not refunded. */
    NOTHING_LEFT_TO_REFUND;

    ApplicationFailure because(String detail) {
        return ApplicationFailure.newNonRetryableFailure(detail, name());
    }
}
