package dev.throughline.oms.workflows.order;

import static dev.throughline.oms.workflows.order.OrderActivityOptions.REFUND_REMINDER;
import static dev.throughline.oms.workflows.order.OrderActivityOptions.SEEN_WITHIN;

import dev.throughline.oms.workflows.exceptions.ClosedException;
import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import dev.throughline.oms.workflows.exceptions.OpenedException;
import dev.throughline.oms.workflows.messaging.CustomerMessage;
import dev.throughline.oms.workflows.messaging.CustomerMessage.Template;
import dev.throughline.oms.workflows.order.RefundDecision.Choice;
import dev.throughline.oms.workflows.payment.PaymentStep;
import dev.throughline.oms.workflows.shared.Waits;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

public class RefundWorkflowImpl implements RefundWorkflow {
    private final OrderPorts ports = new OrderPorts();
    private final Desk desk = new Desk();
    private FailedRefund failed;
    private boolean paidBack;
    private int entries;
    private int tries;

    @WorkflowInit
    public RefundWorkflowImpl(FailedRefund failed) {
        this.failed = failed;
    }

    @Override
    public void process(FailedRefund ignored) {
        // Whoever cancels the workflow, the money is owed all the same.
        Workflow.newDetachedCancellationScope(this::untilPaidBack).run();
    }

    private void untilPaidBack() {
        var due = Waits.now().plus(SEEN_WITHIN);
        putIntoQueue(due, failed.refusal());
        while (!paidBack) {
            if (Waits.until(due, "a decision about a refund that failed", desk::hasWork)) {
                desk.workOff();
            } else {
                due = Waits.now().plus(REFUND_REMINDER);
                putIntoQueue(due, failed.refusal());
            }
        }
        desk.workOff();
        Workflow.await(() -> ports.followUps.areDone() && Workflow.isEveryHandlerFinished());
    }

    private void putIntoQueue(Instant due, String reason) {
        ports.exceptions.open(new OpenedException(
                failed.order(),
                failed.step() + "/entry/" + ++entries,
                ExceptionKind.REFUND_FAILED,
                failed.locations(),
                due,
                reason,
                failed.fulfillmentOrder(),
                failed.step(),
                failed.amount()));
    }

    @Override
    public RefundResult decide(RefundDecision decision) {
        return desk.ask(() -> payBack(decision));
    }

    @Override
    public void checkDecide(RefundDecision decision) {
        if (paidBack) {
            throw OrderFailure.ORDER_CLOSED.because("the customer has the money");
        }
        var reference = decision.reference();
        boolean needed = decision.choice() == Choice.SETTLED_OTHERWISE;
        if (needed == (reference == null || reference.isBlank())) {
            throw OrderFailure.WRONG_METHOD.because(
                    needed ? "name the reference of the payment" : "a reference is for SETTLED_OTHERWISE only");
        }
    }

    /** A decision that was made while another worked finds the money paid back already. */
    private RefundResult payBack(RefundDecision decision) {
        if (paidBack) {
            return new RefundResult(null);
        }
        var refused = pay(decision);
        var step = refused == null ? failed.step() : failed.step() + "/again/" + tries;
        ports.orders.recordRefund(new RefundRecord(failed.order(), step, failed.amount(), refused, decision.actor()));
        if (refused == null) {
            paidBack(decision);
        } else {
            failed = new FailedRefund(
                    failed.order(),
                    failed.step(),
                    failed.amount(),
                    refused,
                    failed.locations(),
                    failed.fulfillmentOrder());
            putIntoQueue(Waits.now().plus(SEEN_WITHIN), "refused again: " + refused);
        }
        return new RefundResult(refused);
    }

    /** Each try is a movement of its own: the one before was refused for good. */
    private @Nullable String pay(RefundDecision decision) {
        tries++;
        var result = decision.choice() == Choice.RETRY
                ? ports.payment.refund(
                        new PaymentStep(failed.order(), failed.step() + "/again/" + tries, failed.amount()))
                : ports.payment.recordOtherRefund(
                        new PaymentStep(failed.order(), failed.step() + "/otherwise/" + tries, failed.amount()),
                        Objects.requireNonNull(decision.reference()));
        return result.reason() == null ? null : result.reason().name();
    }

    private void paidBack(RefundDecision decision) {
        var how = decision.choice() == Choice.RETRY ? "paid back" : "settled otherwise";
        ports.exceptions.close(new ClosedException(
                failed.order(),
                failed.step() + "/paid-back",
                ExceptionKind.REFUND_FAILED,
                decision.actor(),
                how + ": " + decision.reason(),
                failed.fulfillmentOrder(),
                failed.step()));
        ports.messages.tell(
                (messages, message) -> messages.send(message),
                new CustomerMessage(
                        failed.order(),
                        failed.step() + "/paid-back",
                        Template.REFUNDED,
                        failed.fulfillmentOrder(),
                        failed.amount()));
        paidBack = true;
    }

    @Override
    public FailedRefund view() {
        return failed;
    }
}
