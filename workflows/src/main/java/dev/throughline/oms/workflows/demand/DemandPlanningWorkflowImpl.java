package dev.throughline.oms.workflows.demand;

import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

public class DemandPlanningWorkflowImpl implements DemandPlanningWorkflow {
    private static final int BATCHES_PER_RUN = 500;

    private final DemandActivities demand = Workflow.newActivityStub(
            DemandActivities.class,
            ActivityOptions.newBuilder()
                    .setTaskQueue(TaskQueues.ORDERS)
                    .setStartToCloseTimeout(Duration.ofMinutes(5))
                    .build());

    @Override
    public PlanningRun plan(PlanningRun start) {
        var day = start.day() == null ? today() : start.day();
        var run = start;
        boolean more = start.after().isEmpty();
        for (int batch = 0; batch < BATCHES_PER_RUN; batch++) {
            if (more) {
                more = demand.sense();
            } else {
                var planned = demand.plan(new PlanningStep(day, run.after()));
                run = run.with(day, planned);
                if (planned.next() == null) {
                    return run;
                }
            }
        }
        return Workflow.newContinueAsNewStub(DemandPlanningWorkflow.class).plan(run);
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(Instant.ofEpochMilli(Workflow.currentTimeMillis()), ZoneOffset.UTC);
    }
}
