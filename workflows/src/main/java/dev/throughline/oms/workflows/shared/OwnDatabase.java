package dev.throughline.oms.workflows.shared;

import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/**
 * Steps on our own database: local activities, which cost the server next to nothing, for as long as the database answers; ordinary
 * activities, retried until they work and visible to operations, when it does not. An outage so never spins in a workflow task.
 */
public final class OwnDatabase {
    private static final LocalActivityOptions LOCAL = LocalActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofSeconds(3))
            .setScheduleToCloseTimeout(Duration.ofSeconds(5))
            .setRetryOptions(RetryOptions.newBuilder()
                    .setInitialInterval(Duration.ofMillis(50))
                    .setMaximumAttempts(3)
                    .build())
            .build();
    private static final ActivityOptions ORDINARY = ActivityOptions.newBuilder()
            .setTaskQueue(TaskQueues.ORDERS)
            .setStartToCloseTimeout(Duration.ofSeconds(30))
            .setRetryOptions(RetryOptions.newBuilder()
                    .setInitialInterval(Duration.ofSeconds(1))
                    .setMaximumInterval(Duration.ofSeconds(10))
                    .build())
            .build();

    private OwnDatabase() {}

    /** A stub of a port whose implementation is on our own database. */
    public static <T> T steps(Class<T> port) {
        return LocalFirst.stub(port, LOCAL, ORDINARY);
    }

    /** A stub of the same port whose steps are always ordinary activities; for undos, which a person should see. */
    public static <T> T ordinarySteps(Class<T> port) {
        return Workflow.newActivityStub(port, ORDINARY);
    }
}
