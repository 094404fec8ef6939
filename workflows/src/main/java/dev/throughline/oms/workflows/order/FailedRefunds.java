package dev.throughline.oms.workflows.order;

import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;

/** Hands a refund that the gateway refused to a process of its own. */
public final class FailedRefunds {
    private FailedRefunds() {}

    /** Returns when the process has begun; one that runs already is the same. */
    public static void handOver(FailedRefund failed) {
        var refund = Workflow.newChildWorkflowStub(
                RefundWorkflow.class,
                ChildWorkflowOptions.newBuilder()
                        .setWorkflowId(failed.workflowId())
                        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                        .setCancellationType(ChildWorkflowCancellationType.ABANDON)
                        .setStaticSummary("refund of " + failed.amount() + " that failed")
                        .build());
        var process = Async.procedure(refund::process, failed);
        try {
            Workflow.getWorkflowExecution(refund).get();
        } catch (ChildWorkflowFailure runsAlready) {
            process.handle((done, failure) -> null);
        }
    }
}
