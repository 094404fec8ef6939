package dev.throughline.oms.workflows.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.workflows.shared.OrderStatus;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.History;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A deployment meets orders at every stage: each stored history, cut before each of its workflow tasks, is an order that the old code has
 * left there. The new code must come to the same place. That it then goes on rightly, the other tests of the process show.
 */
class OpenOrdersTest {
    private static final Path FOLDER = Path.of("src/test/resources/histories");
    /** On a busy machine loading the classes takes longer than the second after which a workflow counts as deadlocked. */
    static final WorkerOptions PATIENT = WorkerOptions.newBuilder()
            .setDefaultDeadlockDetectionTimeout(Duration.ofMinutes(1).toMillis())
            .build();

    @Test
    void ordersOfTheOldCodeAreTakenOverAtEveryStage() throws Exception {
        try (var env = environment()) {
            var worker = env.newWorker("replay", PATIENT);
            worker.registerWorkflowImplementationTypes(HistoriesTest.PROCESSES);
            int stages = 0;
            for (var file : histories()) {
                for (var open : cutBeforeEachTask(read(file))) {
                    replay(open, worker, file);
                    stages++;
                }
            }
            assertThat(stages).as("open orders").isGreaterThan(100);
        }
    }

    /** The test of the test: code that does something else first is found at the first stage after it. */
    @Test
    void codeThatDoesSomethingElseIsFound() throws Exception {
        try (var env = environment()) {
            var worker = env.newWorker("replay", PATIENT);
            worker.registerWorkflowImplementationTypes(OrderThatWaitsFirst.class);
            var open = cutBeforeEachTask(read(FOLDER.resolve("order-shipped.json")));

            assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(open.getLast(), worker))
                    .hasStackTraceContaining("NonDeterministic");
        }
    }

    private static void replay(WorkflowExecutionHistory open, Worker worker, Path file) {
        try {
            WorkflowReplayer.replayWorkflowExecution(open, worker);
        } catch (Exception e) {
            throw new AssertionError(
                    file.getFileName() + " cannot be taken over after event "
                            + open.getEvents().getLast().getEventId(),
                    e);
        }
    }

    private static List<WorkflowExecutionHistory> cutBeforeEachTask(WorkflowExecutionHistory whole) {
        var open = new ArrayList<WorkflowExecutionHistory>();
        boolean begun = false;
        for (int i = 0; i < whole.getEvents().size(); i++) {
            if (whole.getEvents().get(i).getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED) {
                if (begun) {
                    var events = whole.getEvents().subList(0, i);
                    open.add(new WorkflowExecutionHistory(
                            History.newBuilder().addAllEvents(events).build(),
                            whole.getWorkflowExecution().getWorkflowId()));
                }
                begun = true;
            }
        }
        return open;
    }

    private static TestWorkflowEnvironment environment() {
        return TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(OrderTestBench.converter())
                        .build())
                .build());
    }

    private static WorkflowExecutionHistory read(Path file) throws IOException {
        return WorkflowExecutionHistory.fromJson(Files.readString(file));
    }

    private static List<Path> histories() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /** A change without a patch. */
    public static final class OrderThatWaitsFirst extends OrderWorkflowImpl {
        @WorkflowInit
        public OrderThatWaitsFirst(OrderInput input) {
            super(input);
        }

        @Override
        public OrderStatus process(OrderInput input) {
            Workflow.sleep(Duration.ofMinutes(1));
            return super.process(input);
        }
    }
}
