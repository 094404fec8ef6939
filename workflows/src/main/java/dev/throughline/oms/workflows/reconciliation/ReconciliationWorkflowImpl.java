package dev.throughline.oms.workflows.reconciliation;

import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;

public class ReconciliationWorkflowImpl implements ReconciliationWorkflow {
    private static final Duration SECOND_LOOK_AFTER = Duration.ofMinutes(2);

    private final ReconciliationActivities auditor = Workflow.newActivityStub(
            ReconciliationActivities.class,
            ActivityOptions.newBuilder()
                    .setTaskQueue(TaskQueues.ORDERS)
                    .setStartToCloseTimeout(Duration.ofMinutes(5))
                    .build());

    @Override
    public ReconciliationResult check() {
        var first = auditor.check();
        if (first.violations().isEmpty()) {
            return first;
        }
        Workflow.sleep(SECOND_LOOK_AFTER);
        var stayed = new ArrayList<>(auditor.check().violations());
        stayed.retainAll(first.violations());
        if (!stayed.isEmpty()) {
            throw ApplicationFailure.newNonRetryableFailure(String.join("; ", stayed), "INVARIANTS_VIOLATED");
        }
        return new ReconciliationResult(stayed);
    }
}
