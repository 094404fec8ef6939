package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** Every deadline, timeout and retry of the order process, in one place. Own-database steps: {@code OwnDatabase}. */
final class OrderActivityOptions {
    /** From request to packed, then to a person's queue. */
    static final Duration PACK_WITHIN = Duration.ofDays(2);

    /** From request to ready for pickup, then to a person's queue. */
    static final Duration READY_WITHIN = Duration.ofHours(4);

    /** How often a person's queue is reminded. */
    static final Duration REMIND_EVERY = Duration.ofDays(1);

    /** From release to delivered, then to a person's queue. */
    static final Duration DELIVER_WITHIN = Duration.ofDays(10);

    /** From now on, a pickup can be put off for as long; stores have limits of their own. */
    static final Duration PUT_OFF_AT_MOST = Duration.ofDays(60);

    /** How long units wait for incoming stock. */
    static final Duration BACKORDER_WINDOW = Duration.ofDays(30);

    /** How long units that nobody can serve wait for a decision. */
    static final Duration UNFILLABLE_WINDOW = Duration.ofDays(1);

    /** How long what was lost or damaged waits for a decision; then it is paid back. */
    static final Duration PARCEL_WINDOW = Duration.ofDays(2);

    /** By when somebody has to have seen to what is late or refused. */
    static final Duration SEEN_WITHIN = Duration.ofDays(1);

    /** How often a refund that failed is told of again. */
    static final Duration REFUND_REMINDER = Duration.ofDays(7);

    /** How far ahead a person may put off a due time. */
    static final Duration POSTPONED_AT_MOST = Duration.ofDays(60);

    /** How long before an authorization lapses it is renewed. */
    static final Duration RENEW_BEFORE = Duration.ofDays(1);

    private static final RetryOptions GATEWAY_RETRY = RetryOptions.newBuilder()
            .setInitialInterval(Duration.ofMillis(200))
            .setMaximumInterval(Duration.ofSeconds(30))
            .build();

    /** The customer waits at the checkout: no longer than this, then the order is refused and everything undone. */
    static final ActivityOptions AUTHORIZE = gateway()
            .setScheduleToCloseTimeout(Duration.ofMinutes(2))
            .setSummary("authorize the order's total")
            .build();

    /** Money that has to move, however long the gateway is away. */
    static final ActivityOptions GATEWAY = gateway().build();

    /** The gateway at hand: one try, no longer than a workflow task can well be held. */
    static final LocalActivityOptions AT_HAND = LocalActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofSeconds(2))
            .setScheduleToCloseTimeout(Duration.ofSeconds(2))
            .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
            .build();

    /** A renewal that is not answered for half a day counts as refused. */
    static final ActivityOptions RENEW = gateway()
            .setScheduleToCloseTimeout(Duration.ofHours(12))
            .setRetryOptions(GATEWAY_RETRY.toBuilder()
                    .setMaximumInterval(Duration.ofMinutes(10))
                    .build())
            .setSummary("renew the authorization")
            .build();

    private OrderActivityOptions() {}

    private static ActivityOptions.Builder gateway() {
        return ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.PAYMENTS)
                .setStartToCloseTimeout(Duration.ofSeconds(10))
                .setRetryOptions(GATEWAY_RETRY);
    }
}
