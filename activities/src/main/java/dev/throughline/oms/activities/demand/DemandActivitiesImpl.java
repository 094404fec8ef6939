package dev.throughline.oms.activities.demand;

import dev.throughline.oms.workflows.demand.DemandActivities;
import dev.throughline.oms.workflows.demand.PlanningBatch;
import dev.throughline.oms.workflows.demand.PlanningStep;
import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.spring.boot.ActivityImpl;
import org.springframework.stereotype.Component;

@Component
@ActivityImpl(taskQueues = TaskQueues.ORDERS)
class DemandActivitiesImpl implements DemandActivities {
    /** Transactions of one step, which so ends long before its time is over. */
    private static final int ROUNDS = 20;

    private final DemandSensing sensing;
    private final DemandPlanning planning;

    DemandActivitiesImpl(DemandSensing sensing, DemandPlanning planning) {
        this.sensing = sensing;
        this.planning = planning;
    }

    @Override
    public boolean sense() {
        boolean more = true;
        for (int round = 0; more && round < ROUNDS; round++) {
            more = sensing.round();
        }
        return more;
    }

    @Override
    public PlanningBatch plan(PlanningStep step) {
        return planning.plan(step);
    }
}
