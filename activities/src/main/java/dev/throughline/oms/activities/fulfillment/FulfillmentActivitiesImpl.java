package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.workflows.fulfillment.FulfillmentActivities;
import dev.throughline.oms.workflows.fulfillment.FulfillmentRequest;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.spring.boot.ActivityImpl;
import org.springframework.stereotype.Component;

@Component
@ActivityImpl(taskQueues = TaskQueues.ORDERS)
class FulfillmentActivitiesImpl implements FulfillmentActivities {
    private final ProcessSteps steps;
    private final PickupProgress pickups;
    private final Withdrawal withdrawal;

    FulfillmentActivitiesImpl(ProcessSteps steps, PickupProgress pickups, Withdrawal withdrawal) {
        this.steps = steps;
        this.pickups = pickups;
        this.withdrawal = withdrawal;
    }

    @Override
    public void request(FulfillmentRequest request) {
        steps.request(request);
    }

    @Override
    public void release(FulfillmentStep step) {
        steps.release(step);
    }

    @Override
    public void arrive(FulfillmentStep step) {
        steps.arrive(step);
    }

    @Override
    public void cancelUnits(FulfillmentStep step) {
        withdrawal.cancelUnits(step);
    }

    @Override
    public void close(FulfillmentStep step) {
        steps.close(step);
    }

    @Override
    public void handOver(FulfillmentStep step) {
        pickups.handOver(step);
    }

    @Override
    public void reschedule(FulfillmentStep step) {
        pickups.reschedule(step);
    }

    @Override
    public boolean isTakenOn(FulfillmentOrderId id) {
        return pickups.isTakenOn(id);
    }

    @Override
    public void endUnits(FulfillmentStep step) {
        steps.endUnits(step);
    }

    @Override
    public void escalate(FulfillmentStep step) {
        steps.escalate(step);
    }
}
