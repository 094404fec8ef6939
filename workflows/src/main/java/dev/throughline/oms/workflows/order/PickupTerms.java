package dev.throughline.oms.workflows.order;

import java.time.Duration;

/**
 * How long a store keeps what is ready, and when it reminds the customer.
 *
 * @param keepDays days from ready to the no-show, 1 to 60
 * @param remindDaysBefore days before the end at which the customer is reminded once; 0 for never
 */
public record PickupTerms(int keepDays, int remindDaysBefore) {
    static final PickupTerms USUAL = new PickupTerms(7, 2);

    private static final int KEPT_AT_MOST = 60;

    boolean areValid() {
        return keepDays >= 1 && keepDays <= KEPT_AT_MOST && remindDaysBefore >= 0;
    }

    Duration window() {
        return Duration.ofDays(keepDays);
    }

    Duration remindBefore() {
        return Duration.ofDays(remindDaysBefore);
    }

    boolean remind() {
        return remindDaysBefore > 0;
    }
}
