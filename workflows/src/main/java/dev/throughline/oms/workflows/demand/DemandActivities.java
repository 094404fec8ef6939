package dev.throughline.oms.workflows.demand;

import io.temporal.activity.ActivityInterface;

/** What the daily planning asks of the demand capability. */
@ActivityInterface(namePrefix = "Demand.")
public interface DemandActivities {
    /** Counts what was asked for since it was counted last; each order once. Returns whether there is more to count. */
    boolean sense();

    /** Forecasts some SKUs and suggests what to order for them; once per SKU and day, a repeat changes nothing. */
    PlanningBatch plan(PlanningStep step);
}
