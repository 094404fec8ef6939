package dev.throughline.oms.worker.temporal;

import dev.throughline.oms.workflows.demand.DemandPlanningWorkflow;
import dev.throughline.oms.workflows.demand.PlanningRun;
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

/** Has demand planned for every day, by whichever instance is up; operations may change or pause the schedule in Temporal. */
@Component
@ConditionalOnBooleanProperty(name = "throughline.background.enabled", matchIfMissing = true)
class DemandSchedule {
    static final String ID = "demand-planning";
    private static final Logger LOG = LoggerFactory.getLogger(DemandSchedule.class);
    /** In the quiet hours, UTC. */
    private static final Duration AT = Duration.ofHours(3);
    /** A day whose hour fell into an outage is planned for when it is over. */
    private static final Duration CATCH_UP = Duration.ofHours(12);

    private final ScheduleClient schedules;
    private final Duration every;

    DemandSchedule(
            WorkflowServiceStubs service,
            WorkflowClient client,
            @Value("${throughline.demand.every:1d}") Duration every) {
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
                .setWorkflowType(DemandPlanningWorkflow.class)
                .setArguments(PlanningRun.start())
                .setOptions(WorkflowOptions.newBuilder()
                        .setWorkflowId(ID)
                        .setTaskQueue(TaskQueues.ORDERS)
                        .build())
                .build();
        return Schedule.newBuilder()
                .setAction(action)
                .setSpec(ScheduleSpec.newBuilder()
                        .setIntervals(
                                List.of(new ScheduleIntervalSpec(every, every.compareTo(AT) > 0 ? AT : Duration.ZERO)))
                        .build())
                .setPolicy(SchedulePolicy.newBuilder()
                        .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                        .setCatchupWindow(CATCH_UP)
                        .build())
                .build();
    }
}
