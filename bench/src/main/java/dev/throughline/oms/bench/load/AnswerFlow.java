package dev.throughline.oms.bench.load;

import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.tuning.PollerBehaviorAutoscaling;
import java.util.concurrent.TimeUnit;

/** Client and worker of {@link AnswerWorkflow} in this process, with the same worker options as the application has. */
final class AnswerFlow implements AutoCloseable {
    private static final String QUEUE = "bench-answers";

    private final WorkflowClient client;
    private final WorkerFactory factory;
    private final String run;

    AnswerFlow(WorkflowClient client, String run) {
        this.client = client;
        this.run = run;
        factory = WorkerFactory.newInstance(
                client,
                WorkerFactoryOptions.newBuilder()
                        .setUsingVirtualWorkflowThreads(true)
                        .build());
        Worker worker = factory.newWorker(
                QUEUE,
                WorkerOptions.newBuilder()
                        .setUsingVirtualThreads(true)
                        .setWorkflowTaskPollersBehavior(new PollerBehaviorAutoscaling())
                        .build());
        worker.registerWorkflowImplementationTypes(AnswerWorkflowImpl.class);
        factory.start();
    }

    /** Answers the workflow's id. */
    String ask(long number) {
        String id = "bench/" + run + "/" + number;
        AnswerWorkflow workflow = client.newWorkflowStub(
                AnswerWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(id)
                        .setTaskQueue(QUEUE)
                        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                        .build());
        WorkflowClient.executeUpdateWithStart(
                workflow::answer,
                UpdateOptions.newBuilder(String.class)
                        .setUpdateName("answer")
                        .setUpdateId("answer")
                        .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                        .build(),
                new WithStartWorkflowOperation<>(workflow::process, id));
        return id;
    }

    @Override
    public void close() {
        factory.shutdown();
        factory.awaitTermination(5, TimeUnit.SECONDS);
    }
}
