package dev.throughline.oms.worker.temporal;

import dev.throughline.oms.workflows.returns.ReturnAnswer;
import dev.throughline.oms.workflows.returns.ReturnWorkflow;
import dev.throughline.oms.workflows.returns.ReturnedGoods;
import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Starts the process of a return, or meets the one that runs. */
@Component
public class ReturnStarts {
    private static final String RECEIVE = "receive";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final WorkflowClient client;
    private final Waiting waiting;

    ReturnStarts(WorkflowClient client, Waiting waiting) {
        this.client = client;
        this.waiting = waiting;
    }

    /** Waits for the answer; empty if it is not there in time. */
    public Optional<ReturnAnswer> receiveAndWait(ReturnedGoods goods) {
        return waiting.atMost(PATIENCE, () -> {
            var workflow = client.newWorkflowStub(ReturnWorkflow.class, options(goods));
            var update = UpdateOptions.newBuilder(ReturnAnswer.class)
                    .setUpdateName(RECEIVE)
                    .setUpdateId(RECEIVE)
                    .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                    .build();
            try {
                return WorkflowClient.executeUpdateWithStart(
                        workflow::receive, update, new WithStartWorkflowOperation<>(workflow::process, goods));
            } catch (WorkflowException e) {
                if (Ended.isSaidBy(e)) {
                    return answerOfClosed(goods);
                }
                throw e;
            }
        });
    }

    private ReturnAnswer answerOfClosed(ReturnedGoods goods) {
        return client.newUntypedWorkflowStub(goods.rma().workflowId())
                .getUpdateHandle(RECEIVE, ReturnAnswer.class)
                .getResult();
    }

    private static WorkflowOptions options(ReturnedGoods goods) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(goods.rma().workflowId())
                .setTaskQueue(TaskQueues.ORDERS)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .setStaticSummary("%s · %s".formatted(goods.order(), goods.location()))
                .build();
    }
}
