package dev.throughline.oms.workflows.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconciliationWorkflowTest {
    @Test
    void endsAfterOneLookWhenEverythingHolds() {
        assertThat(check(List.of(List.of())).violations()).isEmpty();
    }

    @Test
    void forgivesWhatWasOnlyUnderWay() {
        assertThat(check(List.of(List.of("9 unpaid: ord_1"), List.of("9 unpaid: ord_2")))
                        .violations())
                .isEmpty();
    }

    @Test
    void failsForAPersonToSeeWhenAViolationStays() {
        assertThatThrownBy(() -> check(List.of(List.of("2 drift: A", "8 journal: B"), List.of("2 drift: A"))))
                .rootCause()
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getOriginalMessage()).isEqualTo("2 drift: A"));
    }

    private static ReconciliationResult check(List<List<String>> looks) {
        var left = new ArrayDeque<>(looks);
        try (var env = TestWorkflowEnvironment.newInstance()) {
            var worker = env.newWorker(TaskQueues.ORDERS);
            worker.registerWorkflowImplementationTypes(ReconciliationWorkflowImpl.class);
            worker.registerActivitiesImplementations(
                    (ReconciliationActivities) () -> new ReconciliationResult(left.remove()));
            env.start();
            return env.getWorkflowClient()
                    .newWorkflowStub(
                            ReconciliationWorkflow.class,
                            WorkflowOptions.newBuilder()
                                    .setTaskQueue(TaskQueues.ORDERS)
                                    .build())
                    .check();
        }
    }
}
