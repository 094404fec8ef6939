package dev.throughline.oms.worker.temporal;

import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.order.Arrived;
import dev.throughline.oms.workflows.order.CancelOrder;
import dev.throughline.oms.workflows.order.Cancelled;
import dev.throughline.oms.workflows.order.Declined;
import dev.throughline.oms.workflows.order.FailedRefund;
import dev.throughline.oms.workflows.order.GiveUp;
import dev.throughline.oms.workflows.order.HandedOver;
import dev.throughline.oms.workflows.order.HoldOrder;
import dev.throughline.oms.workflows.order.OrderFailure;
import dev.throughline.oms.workflows.order.Packed;
import dev.throughline.oms.workflows.order.ParcelDecision;
import dev.throughline.oms.workflows.order.ParcelResolution;
import dev.throughline.oms.workflows.order.Postponement;
import dev.throughline.oms.workflows.order.RefundDecision;
import dev.throughline.oms.workflows.order.RefundResult;
import dev.throughline.oms.workflows.order.Release;
import dev.throughline.oms.workflows.order.Reschedule;
import dev.throughline.oms.workflows.order.Resourcing;
import dev.throughline.oms.workflows.order.StockChange;
import dev.throughline.oms.workflows.order.Substituted;
import dev.throughline.oms.workflows.order.Substitution;
import dev.throughline.oms.workflows.order.Tracked;
import dev.throughline.oms.workflows.order.UnfillableDecision;
import dev.throughline.oms.workflows.shared.OrderId;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What people and machines tell a running order. A refusal of the order is a problem of the same name; an order whose process has ended
 * is closed. An update with the same id is done once and answered alike, within a run of the process.
 */
@Component
public class RunningOrders {
    private static final Logger LOG = LoggerFactory.getLogger(RunningOrders.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** How long one answer is waited for before the same update is asked again: a fifth of the patience. */
    private static final Duration EACH = Duration.ofSeconds(4);

    /** How often, and how long apart, an order is asked again that the book has accepted and whose process is not so far. */
    private static final int ASKED_AGAIN = 40;

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final WorkflowClient client;
    private final Waiting waiting;

    RunningOrders(WorkflowClient client, Waiting waiting) {
        this.client = client;
        this.waiting = waiting;
    }

    public Release packed(Packed packed, String updateId) {
        return update(packed.fulfillmentOrder().order(), "packed", updateId, Release.class, packed);
    }

    public Release readyForPickup(Packed packed, String updateId) {
        return update(packed.fulfillmentOrder().order(), "readyForPickup", updateId, Release.class, packed);
    }

    public void arrived(Arrived arrived, String updateId) {
        update(arrived.fulfillmentOrder().order(), "arrived", updateId, Void.class, arrived);
    }

    public void handedOver(HandedOver handedOver, String updateId) {
        update(handedOver.fulfillmentOrder().order(), "handedOver", updateId, Void.class, handedOver);
    }

    public void reschedule(Reschedule asked, String updateId) {
        update(asked.fulfillmentOrder().order(), "reschedule", updateId, Void.class, asked);
    }

    public void giveUp(GiveUp given, String updateId) {
        update(given.fulfillmentOrder().order(), "giveUp", updateId, Void.class, given);
    }

    public Resourcing declined(Declined declined, String updateId) {
        return update(declined.fulfillmentOrder().order(), "declined", updateId, Resourcing.class, declined);
    }

    public Substitution substituted(Substituted substituted, String updateId) {
        return update(substituted.fulfillmentOrder().order(), "substituted", updateId, Substitution.class, substituted);
    }

    public Cancelled cancel(OrderId order, CancelOrder cancel, String updateId) {
        return update(order, "cancel", updateId, Cancelled.class, cancel);
    }

    public Resourcing decide(OrderId order, UnfillableDecision decision, String updateId) {
        return update(order, "decide", updateId, Resourcing.class, decision);
    }

    public ParcelResolution resolveParcel(ParcelDecision decision, String updateId) {
        return update(decision.fulfillmentOrder().order(), "resolveParcel", updateId, ParcelResolution.class, decision);
    }

    public void postpone(Postponement postponed, String updateId) {
        update(postponed.fulfillmentOrder().order(), "postpone", updateId, Void.class, postponed);
    }

    /**
     * What a person decided about money that did not go back.
     *
     * @param step of the refund that failed
     */
    public RefundResult decideRefund(OrderId order, String step, RefundDecision decision, String updateId) {
        return update(FailedRefund.workflowId(order, step), "decide", updateId, RefundResult.class, decision);
    }

    public void hold(OrderId order, HoldOrder hold) {
        update(order, "hold", UUID.randomUUID().toString(), Void.class, hold);
    }

    public void release(OrderId order, HoldOrder release) {
        update(order, "release", UUID.randomUUID().toString(), Void.class, release);
    }

    public void tracked(Tracked tracked) {
        signal(tracked.fulfillmentOrder().order(), "tracked", tracked);
    }

    public void backorderFilled(OrderId order, StockChange filled) {
        signal(order, "backorderFilled", filled);
    }

    public void fellShort(OrderId order, StockChange shortage) {
        signal(order, "fellShort", shortage);
    }

    private void signal(OrderId order, String name, Object fact) {
        closedIfNotFound(() -> {
            client.newUntypedWorkflowStub(order.workflowId()).signal(name, fact);
            return true;
        });
    }

    private <T> T update(OrderId order, String name, String id, Class<T> answer, Object argument) {
        return update(order.workflowId(), name, id, answer, argument);
    }

    // An update without an answer is answered with null, which Void says.
    @SuppressWarnings("NullAway")
    private <T> T update(String process, String name, String id, Class<T> answer, Object argument) {
        var options = UpdateOptions.newBuilder(answer)
                .setUpdateName(name)
                .setUpdateId(id)
                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                .build();
        return closedIfNotFound(() -> untilAccepted(
                () -> untilAnswered(waiting, EACH, () -> isClosed(process), () -> {
                    try {
                        return client.newUntypedWorkflowStub(process)
                                .startUpdate(options, argument)
                                .getResult();
                    } catch (WorkflowUpdateException e) {
                        throw OrderFailure.in(e)
                                .map(r -> new ProblemException(
                                        ProblemType.valueOf(r.failure().name()), r.detail()))
                                .map(RuntimeException.class::cast)
                                .orElse(e);
                    }
                }),
                ASKED_AGAIN,
                PAUSE));
    }

    /**
     * The step that accepts an order has worked before its process knows: whoever saw the order in the book may be a moment early. A
     * refused update leaves no trace, so the same one is asked again.
     */
    static <T> T untilAccepted(Callable<T> update, int times, Duration pause) throws Exception {
        for (int again = 0; ; again++) {
            try {
                return update.call();
            } catch (ProblemException refused) {
                if (refused.type() != ProblemType.ORDER_NOT_ACCEPTED || again >= times) {
                    throw refused;
                }
            }
            Thread.sleep(pause);
        }
    }

    /**
     * A process that ends, or whose task fails, just as an update arrives may drop it, and the server then says so or nothing at all. The
     * same update is done once, so it is asked again; where that brings no answer either, a process that has ended gives none.
     */
    static <T> T untilAnswered(Waiting waiting, Duration each, BooleanSupplier closed, Callable<T> update)
            throws InterruptedException {
        for (int again = 0; ; again++) {
            try {
                return waiting.within(each, update);
            } catch (RuntimeException dropped) {
                if (again >= ASKED_AGAIN || !Dropped.isSaidBy(dropped)) {
                    throw dropped;
                }
                if (again > 0 && closed.getAsBoolean()) {
                    throw closed();
                }
                LOG.info("An update is asked again: {}", dropped.toString());
            }
            Thread.sleep(PAUSE);
        }
    }

    private <T> T closedIfNotFound(Callable<T> call) {
        try {
            return waiting.within(PATIENCE, call);
        } catch (WorkflowNotFoundException _) {
            throw closed();
        }
    }

    private boolean isClosed(String process) {
        var status = client.newUntypedWorkflowStub(process).describe().getStatus();
        return status != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    }

    private static ProblemException closed() {
        return new ProblemException(ProblemType.ORDER_CLOSED, "The order's process has ended");
    }
}
