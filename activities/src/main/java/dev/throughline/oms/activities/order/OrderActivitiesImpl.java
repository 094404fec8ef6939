package dev.throughline.oms.activities.order;

import dev.throughline.oms.workflows.order.AcceptedOrder;
import dev.throughline.oms.workflows.order.OrderActivities;
import dev.throughline.oms.workflows.order.OrderProgress;
import dev.throughline.oms.workflows.order.RefundClaim;
import dev.throughline.oms.workflows.order.RefundRecord;
import dev.throughline.oms.workflows.order.RefusedOrder;
import dev.throughline.oms.workflows.order.ReturnClaim;
import dev.throughline.oms.workflows.order.ReturnDecision;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.spring.boot.ActivityImpl;
import org.springframework.stereotype.Component;

@Component
@ActivityImpl(taskQueues = TaskQueues.ORDERS)
class OrderActivitiesImpl implements OrderActivities {
    private final Acceptance acceptance;
    private final ProgressDesk progress;
    private final RefundDesk refunds;
    private final ReturnDesk returns;

    OrderActivitiesImpl(Acceptance acceptance, ProgressDesk progress, RefundDesk refunds, ReturnDesk returns) {
        this.acceptance = acceptance;
        this.progress = progress;
        this.refunds = refunds;
        this.returns = returns;
    }

    @Override
    public void recordAccepted(AcceptedOrder accepted) {
        acceptance.accept(accepted);
    }

    @Override
    public void recordRefused(RefusedOrder refused) {
        acceptance.refuse(refused);
    }

    @Override
    public void recordProgress(OrderProgress made) {
        progress.record(made);
    }

    @Override
    public Money claimRefund(RefundClaim claim) {
        return refunds.claim(claim);
    }

    @Override
    public ReturnDecision claimReturn(ReturnClaim claim) {
        return returns.claim(claim);
    }

    @Override
    public void recordRefund(RefundRecord refund) {
        refunds.record(refund);
    }
}
