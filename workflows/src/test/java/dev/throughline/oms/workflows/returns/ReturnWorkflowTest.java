package dev.throughline.oms.workflows.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.workflows.order.OrderTestBench;
import dev.throughline.oms.workflows.order.RefundWorkflowImpl;
import dev.throughline.oms.workflows.order.ReturnDecision;
import dev.throughline.oms.workflows.order.ReturnDecision.LineRefusal;
import dev.throughline.oms.workflows.order.Systems;
import dev.throughline.oms.workflows.payment.PaymentRefusal;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ReturnId;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReturnWorkflowTest {
    private static final ReturnedGoods GOODS = new ReturnedGoods(
            new ReturnId("rma_1"),
            new OrderId("ord_1"),
            OrderTestBench.STORE,
            List.of(new OrderedUnits(1, new Sku("SKU-1"), 2)),
            List.of(new OrderedUnits(2, new Sku("SKU-2"), 1)),
            OrderTestBench.PICKER,
            "too small");

    private final OrderTestBench bench = new OrderTestBench(ReturnWorkflowImpl.class, RefundWorkflowImpl.class);
    private final Systems systems = bench.systems;
    private final ReturnWorkflow process = bench.env
            .getWorkflowClient()
            .newWorkflowStub(
                    ReturnWorkflow.class,
                    WorkflowOptions.newBuilder()
                            .setTaskQueue(TaskQueues.ORDERS)
                            .setWorkflowId(GOODS.rma().workflowId())
                            .setWorkflowIdConflictPolicy(
                                    WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                            .build());

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void takesGoodsBackRestocksWhatCanBeSoldAndRefunds() {
        assertThat(receive().status()).isEqualTo(ReturnStatus.REFUNDED);
        assertThat(outcome("return-refunded")).isEqualTo(ReturnStatus.REFUNDED);
        assertThat(systems.calls)
                .containsExactly(
                        "claim return 2 of line 1+1 of line 2",
                        "receive 2 of line 1, write off 1 of line 2",
                        "refund 500 GBP",
                        "refunded",
                        "claw back for 500 GBP",
                        "message REFUNDED of 500 GBP");
    }

    @Test
    void touchesNeitherStockNorMoneyWhenTheUnitsMayNotComeBack() {
        systems.returnDecision =
                new ReturnDecision(null, List.of(new LineRefusal(1, ReturnDecision.Reason.WINDOW_CLOSED)));
        var answer = receive();

        assertThat(answer.status()).isEqualTo(ReturnStatus.REFUSED);
        assertThat(answer.refusals()).hasSize(1);
        assertThat(outcome("return-refused")).isEqualTo(ReturnStatus.REFUSED);
        assertThat(systems.calls).containsExactly("claim return 2 of line 1+1 of line 2");
    }

    @Test
    void doesNotCountAFailedRefundAsRefunded() {
        systems.declinesRefund = PaymentRefusal.DECLINED;

        assertThat(receive().status()).isEqualTo(ReturnStatus.REFUND_FAILED);
        assertThat(outcome("return-refund-failed")).isEqualTo(ReturnStatus.REFUND_FAILED);
        assertThat(systems.calls).contains("refund failed DECLINED").doesNotContain("refunded");
    }

    @Test
    void takesTheSameFactsFromATill() {
        var batch = WorkflowStub.fromTyped(process);
        batch.signalWithStart("reported", new Object[] {GOODS}, new Object[] {GOODS});

        assertThat(outcome("return-by-till")).isEqualTo(ReturnStatus.REFUNDED);
        assertThat(systems.calls).containsOnlyOnce("refund 500 GBP");
    }

    /** What a till gave back is noted, and no gateway is asked. */
    @Test
    void paysNothingOutWhenTheTillHas() {
        var goods = new ReturnedGoods(
                GOODS.rma(),
                GOODS.order(),
                GOODS.location(),
                GOODS.restocked(),
                GOODS.notRestocked(),
                GOODS.actor(),
                GOODS.reason(),
                Instant.parse("2026-03-02T09:00:00Z"));
        WorkflowClient.start(process::process, goods);

        assertThat(outcome("return-paid-by-till")).isEqualTo(ReturnStatus.REFUNDED);
        assertThat(systems.calls).containsOnlyOnce("till refund 500 GBP").doesNotContain("refund 500 GBP");
    }

    @Test
    void refundsOnceTheGatewayIsBack() {
        systems.away("refund", 4);
        WorkflowClient.start(process::process, GOODS);

        assertThat(outcome("return-gateway-away")).isEqualTo(ReturnStatus.REFUNDED);
        assertThat(systems.calls).containsOnlyOnce("refund 500 GBP");
    }

    private ReturnAnswer receive() {
        return WorkflowClient.executeUpdateWithStart(
                process::receive,
                UpdateOptions.<ReturnAnswer>newBuilder()
                        .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                        .build(),
                new WithStartWorkflowOperation<>(process::process, GOODS));
    }

    private ReturnStatus outcome(String name) {
        var status = WorkflowStub.fromTyped(process).getResult(ReturnStatus.class);
        bench.keepHistory(name, GOODS.rma().workflowId());
        return status;
    }
}
