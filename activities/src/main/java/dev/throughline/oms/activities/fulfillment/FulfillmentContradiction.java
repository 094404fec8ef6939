package dev.throughline.oms.activities.fulfillment;

import io.temporal.failure.ApplicationFailure;

/** A process and the work disagree: nothing that a retry could mend. The name is the failure's type and never changes. */
enum FulfillmentContradiction {
    NOT_REQUESTED,
    /** The step does not follow from the status. */
    WRONG_STATUS,
    /** The units are not, or no longer, in the work. */
    UNITS_ELSEWHERE;

    ApplicationFailure because(String detail) {
        return ApplicationFailure.newNonRetryableFailure(detail, name());
    }
}
