package dev.throughline.oms.worker.temporal;

import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.workflows.order.OrderInput;
import dev.throughline.oms.workflows.order.OrderWorkflow;
import dev.throughline.oms.workflows.order.PlaceOrder;
import dev.throughline.oms.workflows.order.Placement;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.TaskQueues;
import dev.throughline.oms.workflows.till.TillSaleWorkflow;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Starts the process of an order, or meets the one that runs: an order has one, whoever starts it and how often. */
@Component
public class OrderStarts {
    private static final String PLACE = "place";

    private final WorkflowClient client;
    private final Waiting waiting;

    OrderStarts(WorkflowClient client, Waiting waiting) {
        this.client = client;
        this.waiting = waiting;
    }

    /**
     * Waits for the process's answer.
     *
     * @return empty if there is none in time: it comes with a repeat; the process may also have closed, its answer is then in the intake
     */
    public Optional<Placement> placeAndWait(Checkout checkout, String number, Duration longest) {
        return waiting.atMost(longest, () -> switch (checkout.kind()) {
            case CHECKOUT -> placeOrder(order(checkout, number));
            case TILL_SALE -> recordSale(order(checkout, number));
        });
    }

    private Placement placeOrder(PlaceOrder order) {
        var workflow = client.newWorkflowStub(OrderWorkflow.class, options(order));
        return WorkflowClient.executeUpdateWithStart(
                workflow::place,
                placeUpdate(),
                new WithStartWorkflowOperation<>(workflow::process, OrderInput.first(order)));
    }

    private Placement recordSale(PlaceOrder sale) {
        var workflow = client.newWorkflowStub(TillSaleWorkflow.class, options(sale));
        return WorkflowClient.executeUpdateWithStart(
                workflow::place, placeUpdate(), new WithStartWorkflowOperation<>(workflow::process, sale));
    }

    /** Starts the process if there is none, without waiting for it. */
    public void start(Checkout checkout, String number) {
        var order = order(checkout, number);
        try {
            switch (checkout.kind()) {
                case CHECKOUT ->
                    WorkflowClient.start(
                            client.newWorkflowStub(OrderWorkflow.class, options(order))::process,
                            OrderInput.first(order));
                case TILL_SALE ->
                    WorkflowClient.start(
                            client.newWorkflowStub(TillSaleWorkflow.class, options(order))::process, order);
            }
        } catch (WorkflowExecutionAlreadyStarted _) {
            // It has run already: its answer is on its way into the intake, or there.
        }
    }

    private static UpdateOptions<Placement> placeUpdate() {
        return UpdateOptions.newBuilder(Placement.class)
                .setUpdateName(PLACE)
                .setUpdateId(PLACE)
                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                .build();
    }

    private static WorkflowOptions options(PlaceOrder order) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(order.id().workflowId())
                .setTaskQueue(TaskQueues.ORDERS)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .setStaticSummary(summary(order))
                .build();
    }

    private static String summary(PlaceOrder order) {
        var total = Money.sum(
                order.currency(),
                order.lines().stream().map(l -> l.goods().plus(l.charges())).toList());
        return "%s · %s · %s · %d lines · %s"
                .formatted(
                        order.number(),
                        order.channel(),
                        order.method(),
                        order.lines().size(),
                        total);
    }

    private static PlaceOrder order(Checkout checkout, String number) {
        return new PlaceOrder(
                checkout.id(),
                number,
                checkout.channel(),
                checkout.method(),
                checkout.location(),
                checkout.shortagePolicy(),
                checkout.currency(),
                checkout.lines().stream()
                        .map(l -> new PlaceOrder.Line(l.line(), l.sku(), l.quantity(), l.goods(), l.charges()))
                        .toList(),
                checkout.hold(),
                checkout.kind() == Checkout.Kind.TILL_SALE ? checkout.placedAt() : null);
    }
}
