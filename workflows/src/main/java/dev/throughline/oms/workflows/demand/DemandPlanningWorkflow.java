package dev.throughline.oms.workflows.demand;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * The scheduled planning of a day: counts what was asked for, forecasts every SKU, suggests what to order. In batches, each an activity
 * of its own that may be repeated; after many of them it goes on as a new run, from where it is.
 */
@WorkflowInterface
public interface DemandPlanningWorkflow {
    @WorkflowMethod(name = "DemandPlanning")
    PlanningRun plan(PlanningRun run);
}
