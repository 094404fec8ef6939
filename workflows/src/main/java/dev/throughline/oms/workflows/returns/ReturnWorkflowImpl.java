package dev.throughline.oms.workflows.returns;

import dev.throughline.oms.workflows.inventory.InventoryActivities;
import dev.throughline.oms.workflows.inventory.ReturnedStock;
import dev.throughline.oms.workflows.loyalty.LoyaltyActivities;
import dev.throughline.oms.workflows.loyalty.PointsStep;
import dev.throughline.oms.workflows.messaging.CustomerMessage;
import dev.throughline.oms.workflows.messaging.CustomerMessage.Template;
import dev.throughline.oms.workflows.messaging.MessagingActivities;
import dev.throughline.oms.workflows.order.FailedRefund;
import dev.throughline.oms.workflows.order.FailedRefunds;
import dev.throughline.oms.workflows.order.OrderActivities;
import dev.throughline.oms.workflows.order.RefundRecord;
import dev.throughline.oms.workflows.order.ReturnClaim;
import dev.throughline.oms.workflows.payment.PaymentActivities;
import dev.throughline.oms.workflows.payment.PaymentResult;
import dev.throughline.oms.workflows.payment.PaymentStep;
import dev.throughline.oms.workflows.shared.FollowUps;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OwnDatabase;
import dev.throughline.oms.workflows.shared.Waits;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

public class ReturnWorkflowImpl implements ReturnWorkflow {
    private final OrderActivities orders = OwnDatabase.steps(OrderActivities.class);
    private final InventoryActivities inventory = OwnDatabase.steps(InventoryActivities.class);
    private final PaymentActivities payment =
            Workflow.newActivityStub(PaymentActivities.class, ReturnActivityOptions.REFUND);
    private final FollowUps followUps = new FollowUps();
    private final FollowUps.Port<LoyaltyActivities> loyalty = followUps.port(LoyaltyActivities.class);
    private final FollowUps.Port<MessagingActivities> messages = followUps.port(MessagingActivities.class);
    private final ReturnedGoods returned;
    private final String step;
    private ReturnStatus status = ReturnStatus.REQUESTED;
    private @Nullable ReturnAnswer answer;

    @WorkflowInit
    public ReturnWorkflowImpl(ReturnedGoods returned) {
        this.returned = returned;
        this.step = "return/" + returned.rma();
    }

    @Override
    public ReturnStatus process(ReturnedGoods ignored) {
        // The goods are on the counter: from here the way is only forward, whoever cancels the workflow.
        Workflow.newDetachedCancellationScope(() -> {
                    takeBack();
                    Workflow.await(() -> followUps.areDone() && Workflow.isEveryHandlerFinished());
                })
                .run();
        return status;
    }

    private void takeBack() {
        var decision = orders.claimReturn(new ReturnClaim(
                returned.rma(),
                returned.order(),
                returned.location(),
                returned.units(),
                Objects.requireNonNullElseGet(returned.atTill(), Waits::now),
                returned.actor(),
                returned.reason(),
                returned.notRestocked()));
        if (decision.refund() == null) {
            status = ReturnStatus.REFUSED;
            answer = new ReturnAnswer(status, null, decision.refusals(), returned);
            return;
        }
        receiveGoods();
        refund(decision.refund());
        answer = new ReturnAnswer(status, decision.refund(), List.of(), returned);
        loyalty.tell(
                (points, step) -> points.clawBack(step), new PointsStep(returned.order(), step, decision.refund()));
        if (status == ReturnStatus.REFUNDED) {
            messages.tell(
                    (mail, message) -> mail.send(message),
                    new CustomerMessage(returned.order(), step, Template.REFUNDED, null, decision.refund()));
        }
    }

    private void receiveGoods() {
        inventory.receiveReturn(new ReturnedStock(
                returned.rma(),
                returned.order(),
                returned.location(),
                returned.restocked(),
                returned.notRestocked(),
                returned.atTill()));
        status = ReturnStatus.RECEIVED;
    }

    private void refund(Money amount) {
        var refused = amount.isZero()
                ? null
                : pay(new PaymentStep(returned.order(), step, amount)).reason();
        orders.recordRefund(new RefundRecord(
                returned.order(), step, amount, refused == null ? null : refused.name(), returned.actor()));
        status = refused == null ? ReturnStatus.REFUNDED : ReturnStatus.REFUND_FAILED;
        if (refused != null && returned.atTill() == null && ReturnVersions.keepsFailedRefunds()) {
            FailedRefunds.handOver(new FailedRefund(
                    returned.order(), step, amount, refused.name(), List.of(returned.location()), null));
        }
    }

    private PaymentResult pay(PaymentStep refund) {
        return returned.atTill() == null ? payment.refund(refund) : payment.recordTillRefund(refund);
    }

    @Override
    public ReturnAnswer receive() {
        Workflow.await(() -> answer != null);
        return Objects.requireNonNull(answer);
    }

    @Override
    public void checkReceive() {
        // Whoever knows the RMA may ask for its answer, at any time.
    }

    @Override
    public void reported(ReturnedGoods again) {
        // The facts came with the start; a second report of the same return adds nothing.
    }

    @Override
    public ReturnStatus status() {
        return status;
    }
}
