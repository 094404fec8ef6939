package dev.throughline.oms.workflows.till;

import dev.throughline.oms.workflows.customer.CustomerActivities;
import dev.throughline.oms.workflows.inventory.InventoryActivities;
import dev.throughline.oms.workflows.inventory.StockStep;
import dev.throughline.oms.workflows.loyalty.LoyaltyActivities;
import dev.throughline.oms.workflows.loyalty.PointsStep;
import dev.throughline.oms.workflows.messaging.CustomerMessage;
import dev.throughline.oms.workflows.messaging.CustomerMessage.Template;
import dev.throughline.oms.workflows.messaging.MessagingActivities;
import dev.throughline.oms.workflows.order.AcceptedOrder;
import dev.throughline.oms.workflows.order.AcceptedOrder.LineUnits;
import dev.throughline.oms.workflows.order.OrderActivities;
import dev.throughline.oms.workflows.order.PlaceOrder;
import dev.throughline.oms.workflows.order.Placement;
import dev.throughline.oms.workflows.payment.PaymentActivities;
import dev.throughline.oms.workflows.payment.PaymentStep;
import dev.throughline.oms.workflows.shared.FollowUps;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OmsSearchAttributes;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.OwnDatabase;
import dev.throughline.oms.workflows.shared.TaskQueues;
import dev.throughline.oms.workflows.shared.UnitState;
import dev.throughline.oms.workflows.shared.Waits;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

public class TillSaleWorkflowImpl implements TillSaleWorkflow {
    /** A patch, as in the order's {@code OrderVersions}. Old branch: history till-sale. */
    private static final String SENDS_RECEIPT = "2026-11-22-sends-receipt";

    private final InventoryActivities inventory = OwnDatabase.steps(InventoryActivities.class);
    private final OrderActivities orders = OwnDatabase.steps(OrderActivities.class);
    private final PaymentActivities payment = Workflow.newActivityStub(
            PaymentActivities.class,
            ActivityOptions.newBuilder()
                    .setTaskQueue(TaskQueues.PAYMENTS)
                    .setStartToCloseTimeout(Duration.ofSeconds(10))
                    .build());
    private final FollowUps followUps = new FollowUps();
    private final FollowUps.Port<CustomerActivities> customers = followUps.port(CustomerActivities.class);
    private final FollowUps.Port<LoyaltyActivities> loyalty = followUps.port(LoyaltyActivities.class);
    private final FollowUps.Port<MessagingActivities> messages = followUps.port(MessagingActivities.class);
    private final PlaceOrder sale;
    private @Nullable Placement placement;

    @WorkflowInit
    public TillSaleWorkflowImpl(PlaceOrder sale) {
        this.sale = sale;
    }

    @Override
    public OrderStatus process(PlaceOrder ignored) {
        // A fact: nobody can cancel what has happened.
        Workflow.newDetachedCancellationScope(() -> {
                    record();
                    Workflow.await(() -> followUps.areDone() && Workflow.isEveryHandlerFinished());
                })
                .run();
        return OrderStatus.COMPLETED;
    }

    private void record() {
        var total = Money.sum(
                sale.currency(),
                sale.lines().stream().map(PlaceOrder.Line::goods).toList());
        inventory.recordTillSale(new StockStep(
                sale.id(),
                "till-sale",
                Objects.requireNonNull(sale.pickupLocation()),
                sale.lines().stream().map(PlaceOrder.Line::units).toList(),
                sale.channel(),
                sale.soldAt()));
        orders.recordAccepted(new AcceptedOrder(
                sale.id(),
                Waits.now(),
                null,
                sale.lines().stream()
                        .map(l -> new LineUnits(l.line(), UnitState.COLLECTED, l.quantity()))
                        .toList(),
                List.of(Objects.requireNonNull(sale.pickupLocation()))));
        payment.recordTillPayment(new PaymentStep(sale.id(), "till-payment", total));
        placement = new Placement(null, total, null, List.of(), List.of());
        followUps(total);
        Workflow.upsertTypedSearchAttributes(
                OmsSearchAttributes.ORDER_STATUS.valueSet(OrderStatus.COMPLETED.name()),
                OmsSearchAttributes.ORDER_CHANNEL.valueSet(sale.channel().value()));
    }

    private void followUps(Money total) {
        customers.tell((crm, order) -> crm.recognize(order), sale.id());
        loyalty.tell((points, step) -> points.award(step), new PointsStep(sale.id(), "award", total));
        if (Workflow.getVersion(SENDS_RECEIPT, Workflow.DEFAULT_VERSION, 1) >= 1) {
            messages.tell(
                    (mail, message) -> mail.send(message),
                    new CustomerMessage(sale.id(), "till-receipt", Template.TILL_RECEIPT, null, total));
        }
    }

    @Override
    public Placement place() {
        Workflow.await(() -> placement != null);
        return Objects.requireNonNull(placement);
    }

    @Override
    public void checkPlace() {
        // Whoever knows the sale's id may ask for its answer, at any time.
    }
}
