package dev.throughline.oms.workflows.demand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.workflows.order.OrderTestBench;
import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.client.WorkflowOptions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DemandPlanningWorkflowTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Test
    void countsEverythingThenPlansBatchByBatch() {
        var demand = new FakeDemand(2, 3);
        var result = plan(demand, new PlanningRun(DAY, "", 0, 0), "demand-planned");
        assertThat(demand.asked)
                .containsExactly("sense", "sense", "plan after ''", "plan after 'S1'", "plan after 'S2'");
        assertThat(result).isEqualTo(new PlanningRun(DAY, "", 30, 3));
    }

    @Test
    void goesOnFromWhereItIsWithoutCountingAgain() {
        var demand = new FakeDemand(1, 3);
        plan(demand, new PlanningRun(DAY, "S1", 10, 1), null);
        assertThat(demand.asked).containsExactly("plan after 'S1'", "plan after 'S2'");
    }

    @Test
    void beginsANewRunBeforeItsHistoryGetsLong() {
        var demand = new FakeDemand(1, 1100);
        var result = plan(demand, PlanningRun.start(), null);
        assertThat(demand.asked).hasSize(1101);
        assertThat(result.skus()).isEqualTo(11_000);
    }

    private static PlanningRun plan(FakeDemand demand, PlanningRun run, @Nullable String history) {
        try (var bench = OrderTestBench.with(demand, DemandPlanningWorkflowImpl.class)) {
            var process = bench.env
                    .getWorkflowClient()
                    .newWorkflowStub(
                            DemandPlanningWorkflow.class,
                            WorkflowOptions.newBuilder()
                                    .setTaskQueue(TaskQueues.ORDERS)
                                    .setWorkflowId("demand-planning")
                                    .build());
            var result = process.plan(run);
            if (history != null) {
                bench.keepHistory(history, "demand-planning");
            }
            return result;
        }
    }

    private static final class FakeDemand implements DemandActivities {
        private final List<String> asked = new ArrayList<>();
        private final int batches;
        private int toCount;

        FakeDemand(int toCount, int batches) {
            this.toCount = toCount;
            this.batches = batches;
        }

        @Override
        public boolean sense() {
            asked.add("sense");
            return --toCount > 0;
        }

        @Override
        public PlanningBatch plan(PlanningStep step) {
            asked.add("plan after '" + step.after() + "'");
            int number =
                    step.after().isEmpty() ? 1 : Integer.parseInt(step.after().substring(1)) + 1;
            return new PlanningBatch(10, 1, number < batches ? "S" + number : null);
        }
    }
}
