package dev.throughline.oms.workflows.returns;

import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** Every timeout and retry of the return process that is not {@code OwnDatabase}'s. */
final class ReturnActivityOptions {
    /** Money that has to go back, however long the gateway is away. */
    static final ActivityOptions REFUND = ActivityOptions.newBuilder()
            .setTaskQueue(TaskQueues.PAYMENTS)
            .setStartToCloseTimeout(Duration.ofSeconds(10))
            .setRetryOptions(RetryOptions.newBuilder()
                    .setInitialInterval(Duration.ofMillis(200))
                    .setMaximumInterval(Duration.ofSeconds(30))
                    .build())
            .setSummary("refund to the tender it came from")
            .build();

    private ReturnActivityOptions() {}
}
