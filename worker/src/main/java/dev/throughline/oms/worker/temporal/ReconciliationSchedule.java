package dev.throughline.oms.worker.temporal;

import dev.throughline.oms.workflows.reconciliation.ReconciliationWorkflow;
import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has the invariants checked regularly, by whichever instance is up; operations may change or pause the schedule in Temporal. */
@Component
@ConditionalOnBooleanProperty(name = "throughline.background.enabled", matchIfMissing = true)
class ReconciliationSchedule {
    static final String ID = "reconciliation";
    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationSchedule.class);
    /** What was missed in an outage need not be caught up: one check sees everything. */
    private static final Duration CATCH_UP = Duration.ofMinutes(10);

    private final ScheduleClient schedules;
    private final Duration every;

    ReconciliationSchedule(
            WorkflowServiceStubs service,
            WorkflowClient client,
            @Value("${throughline.reconciliation.every:1h}") Duration every) {
        this.schedules = ScheduleClient.newInstance(
                service,
                ScheduleClientOptions.newBuilder()
                        .setNamespace(client.getOptions().getNamespace())
                        .setDataConverter(client.getOptions().getDataConverter())
                        .build());
        this.every = every;
    }

    @EventListener(ApplicationReadyEvent.class)
    void create() {
        try {
            schedules.createSchedule(
                    ID, schedule(), ScheduleOptions.newBuilder().build());
        } catch (ScheduleAlreadyRunningException there) {
            LOG.debug("The schedule {} is there", ID);
        }
    }

    private Schedule schedule() {
        var action = ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(ReconciliationWorkflow.class)
                .setOptions(WorkflowOptions.newBuilder()
                        .setWorkflowId(ID)
                        .setTaskQueue(TaskQueues.ORDERS)
                        .build())
                .build();
        return Schedule.newBuilder()
                .setAction(action)
                .setSpec(ScheduleSpec.newBuilder()
                        .setIntervals(List.of(new ScheduleIntervalSpec(every)))
                        .build())
                .setPolicy(SchedulePolicy.newBuilder()
                        .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                        .setCatchupWindow(CATCH_UP)
                        .build())
                .build();
    }
}
