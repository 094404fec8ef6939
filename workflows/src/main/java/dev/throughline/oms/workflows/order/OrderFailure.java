package dev.throughline.oms.workflows.order;

import io.temporal.failure.ApplicationFailure;

/** Why a running order refuses what it is asked; the name is the failure's type and never changes. */
public enum OrderFailure {
    ORDER_NOT_ACCEPTED,
    ORDER_CLOSED,
    ORDER_ON_HOLD,
    ORDER_NOT_ON_HOLD,
    UNKNOWN_FULFILLMENT_ORDER,
    UNKNOWN_LINE,
    WRONG_METHOD,
    NOT_OPEN,
    NOT_RELEASED,
    NOT_CANCELLABLE,
    TOO_MANY_UNITS;

    /** A refusal with what would be right; never retried. */
    public ApplicationFailure because(String detail) {
        return ApplicationFailure.newNonRetryableFailure(detail, name());
    }
}
