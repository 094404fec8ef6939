package dev.throughline.oms.bench.load;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.HistoryEventFilterType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.client.WorkflowClient;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Histories of workflows, as the server keeps them: the payloads stay encrypted. */
final class Histories {
    private final WorkflowClient client;

    Histories(WorkflowClient client) {
        this.client = client;
    }

    /**
     * The mean of some histories.
     *
     * @param events by name
     * @param bytes of the events as they are fetched
     */
    record Cost(
            int sample,
            double events,
            double workflowTasks,
            double localActivities,
            double activities,
            double bytes,
            Map<String, Double> eventsByName) {}

    Cost costOf(Collection<String> workflows) {
        Map<String, Double> byName = new TreeMap<>();
        double events = 0;
        double bytes = 0;
        for (String workflow : workflows) {
            for (HistoryEvent event : events(workflow)) {
                byName.merge(event.getEventType().name().replace("EVENT_TYPE_", ""), 1.0, Double::sum);
                events++;
                bytes += event.getSerializedSize();
            }
        }
        int count = Math.max(1, workflows.size());
        byName.replaceAll((name, total) -> total / count);
        return new Cost(
                workflows.size(),
                events / count,
                of(byName, EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED),
                of(byName, EventType.EVENT_TYPE_MARKER_RECORDED),
                of(byName, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED),
                bytes / count,
                byName);
    }

    private static double of(Map<String, Double> byName, EventType type) {
        return byName.getOrDefault(type.name().replace("EVENT_TYPE_", ""), 0.0);
    }

    private List<HistoryEvent> events(String workflow) {
        return client.fetchHistory(workflow).getEvents();
    }

    /** Waits on the server, by long poll, until the workflow has closed; fails unless it has completed. */
    void awaitClosed(String workflow) {
        ByteString token = ByteString.EMPTY;
        while (true) {
            GetWorkflowExecutionHistoryResponse answer = client.getWorkflowServiceStubs()
                    .blockingStub()
                    .getWorkflowExecutionHistory(closing(workflow, token));
            if (answer.getHistory().getEventsCount() > 0) {
                EventType end = answer.getHistory().getEvents(0).getEventType();
                if (end != EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED) {
                    throw new IllegalStateException(workflow + " ended with " + end);
                }
                return;
            }
            token = answer.getNextPageToken();
        }
    }

    private GetWorkflowExecutionHistoryRequest closing(String workflow, ByteString token) {
        return GetWorkflowExecutionHistoryRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflow))
                .setWaitNewEvent(true)
                .setHistoryEventFilterType(HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT)
                .setNextPageToken(token)
                .build();
    }
}
