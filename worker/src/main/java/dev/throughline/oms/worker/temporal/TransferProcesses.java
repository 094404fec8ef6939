package dev.throughline.oms.worker.temporal;

import dev.throughline.oms.activities.inventory.Transfer;
import dev.throughline.oms.activities.inventory.Transfers;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.TaskQueues;
import dev.throughline.oms.workflows.shared.TransferId;
import dev.throughline.oms.workflows.transfer.TransferAct;
import dev.throughline.oms.workflows.transfer.TransferRefusedException;
import dev.throughline.oms.workflows.transfer.TransferRequest;
import dev.throughline.oms.workflows.transfer.TransferView;
import dev.throughline.oms.workflows.transfer.TransferWorkflow;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Starts transfers and tells running ones what people do. */
@Component
public class TransferProcesses {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final WorkflowClient client;
    private final Waiting waiting;
    private final Transfers transfers;

    TransferProcesses(WorkflowClient client, Waiting waiting, Transfers transfers) {
        this.client = client;
        this.waiting = waiting;
        this.transfers = transfers;
    }

    /** Starts the transfer's process if it has none and never had one. */
    public void start(TransferRequest request) {
        var options = WorkflowOptions.newBuilder()
                .setWorkflowId(request.id().workflowId())
                .setTaskQueue(TaskQueues.ORDERS)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .setStaticSummary("%s · %s to %s · %d lines"
                        .formatted(
                                request.document(),
                                request.from(),
                                request.to(),
                                request.lines().size()))
                .build();
        waiting.within(PATIENCE, () -> {
            try {
                WorkflowClient.start(client.newWorkflowStub(TransferWorkflow.class, options)::process, request);
            } catch (WorkflowExecutionAlreadyStarted _) {
                // It has run to its end: the document is known.
            }
            return true;
        });
    }

    /** Starts it too, and answers with the transfer when its process has written it down; whoever is told of it can read it. */
    public Transfer open(TransferRequest request) {
        start(request);
        return waiting.within(PATIENCE, () -> {
            var opened = transfers.find(request.id());
            while (opened.isEmpty()) {
                Thread.sleep(LOOK_EVERY);
                opened = transfers.find(request.id());
            }
            return opened.get();
        });
    }

    /**
     * Does an act, once per key.
     *
     * @param verb the update's name
     */
    public TransferView act(TransferId id, String verb, TransferAct act) {
        var options = UpdateOptions.newBuilder(TransferView.class)
                .setUpdateName(verb)
                .setUpdateId(verb + "/" + act.key())
                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                .build();
        return waiting.within(PATIENCE, () -> {
            try {
                return client.newUntypedWorkflowStub(id.workflowId())
                        .startUpdate(options, act)
                        .getResult();
            } catch (WorkflowUpdateException e) {
                throw TransferRefusedException.in(e)
                        .<RuntimeException>map(why -> new ProblemException(ProblemType.TRANSFER_REFUSED, why))
                        .orElse(e);
            } catch (WorkflowNotFoundException _) {
                throw new ProblemException(ProblemType.TRANSFER_REFUSED, "The transfer's process has ended");
            }
        });
    }
}
