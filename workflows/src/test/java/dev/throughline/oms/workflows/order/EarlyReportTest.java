package dev.throughline.oms.workflows.order;

import static dev.throughline.oms.workflows.order.OrderTestBench.PICKER;
import static dev.throughline.oms.workflows.order.OrderTestBench.STORE;
import static dev.throughline.oms.workflows.order.OrderTestBench.WAREHOUSE;
import static dev.throughline.oms.workflows.order.OrderTestBench.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A location sees the release a moment before the process knows that it has worked; what is reported in between counts. */
class EarlyReportTest {
    private static final String RELEASE = "release label or code";

    private final OrderTestBench bench = new OrderTestBench(OrderWorkflowImpl.class);
    private final Systems systems = bench.systems;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void keepsADeliveryThatIsReportedWhileTheReleaseIsBeingNoted() {
        systems.stock.put(WAREHOUSE, 2);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 2, 999)));
        systems.away(RELEASE, 1_000);
        var packed = CompletableFuture.supplyAsync(() -> bench.pack(1));
        awaitOrdinaryAttempts();
        bench.deliver(1);
        systems.away(RELEASE, 0);

        assertThat(packed.join().captured()).isNotNull();
        assertThat(bench.outcome("order-delivered-early")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls).containsSubsequence(RELEASE, "RELEASED", "close DELIVERED", "DELIVERED");
        assertThat(wasEarly()).as("reported before the release was known").isTrue();
    }

    @Test
    void handsOverAPickupWhileTheReleaseIsBeingNoted() {
        systems.stock.put(STORE, 1);
        bench.place(bench.pickup(line(1, 1, 2500)));
        systems.away(RELEASE, 1_000);
        var ready = CompletableFuture.supplyAsync(
                () -> bench.order().readyForPickup(new Packed(bench.fulfillmentOrder(1), PICKER)));
        awaitOrdinaryAttempts();
        var collected = CompletableFuture.runAsync(
                () -> bench.order().handedOver(new HandedOver(bench.fulfillmentOrder(1), PICKER)));
        systems.away(RELEASE, 0);

        assertThat(ready.join().captured()).isNotNull();
        collected.join();
        assertThat(bench.outcome("order-collected-early")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(systems.calls).containsSubsequence(RELEASE, "RELEASED", "close COLLECTED", "COLLECTED");
    }

    /** What arrives with the first task of a new run is handled before the run has begun. */
    @Test
    void keepsADeliveryThatIsReportedToANewRunBeforeItHasBegun() {
        systems.stock.put(WAREHOUSE, 1);
        bench.place(new OrderInput(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 1, 999)), 10, null));
        bench.pack(1);
        var carried = carried();
        WorkflowStub.fromTyped(bench.order()).terminate("its next run is played anew");
        var next = bench.env
                .getWorkflowClient()
                .newWorkflowStub(
                        OrderWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.ORDERS)
                                .setWorkflowId(workflowId() + "-next")
                                .build());
        var both = bench.env.getWorkflowClient().newSignalWithStartRequest();
        both.add(next::process, carried);
        both.add(next::tracked, new Tracked(bench.fulfillmentOrder(1), Tracked.Outcome.DELIVERED));
        bench.env.getWorkflowClient().signalWithStart(both);

        assertThat(WorkflowStub.fromTyped(next).getResult(OrderStatus.class)).isEqualTo(OrderStatus.COMPLETED);
        bench.keepHistory("order-reported-before-run", workflowId() + "-next");
        assertThat(systems.calls)
                .containsSubsequence(RELEASE, "RELEASED", "close DELIVERED", "DELIVERED")
                .doesNotContain("escalate OVERDUE");
    }

    /** What the run that goes on was given by the one before it. */
    private OrderInput carried() {
        return Awaitility.await().until(this::inputOfLatestRun, input -> input.carried() != null);
    }

    private OrderInput inputOfLatestRun() {
        var started = bench.env
                .getWorkflowClient()
                .fetchHistory(workflowId())
                .getEvents()
                .getFirst();
        return OrderTestBench.converter()
                .fromPayload(
                        started.getWorkflowExecutionStartedEventAttributes()
                                .getInput()
                                .getPayloads(0),
                        OrderInput.class,
                        OrderInput.class);
    }

    private String workflowId() {
        return Objects.requireNonNull(WorkflowStub.fromTyped(bench.order()).getExecution())
                .getWorkflowId();
    }

    /** After three attempts at hand, the process waits for an ordinary activity: signals and updates reach it meanwhile. */
    private void awaitOrdinaryAttempts() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> systems.leftAway(RELEASE) <= 1_000 - 4);
    }

    /** Whether the signal is in the history before the activity that noted the release has ended. */
    private boolean wasEarly() {
        var types = bench.env.getWorkflowClient().fetchHistory(workflowId()).getEvents().stream()
                .map(HistoryEvent::getEventType)
                .toList();
        return types.indexOf(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED)
                < types.lastIndexOf(EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED);
    }
}
