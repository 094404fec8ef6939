package dev.throughline.oms.workflows.order;

import static dev.throughline.oms.workflows.order.OrderTestBench.WAREHOUSE;
import static dev.throughline.oms.workflows.order.OrderTestBench.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.workflows.exceptions.ExceptionKind;
import dev.throughline.oms.workflows.order.RefundDecision.Choice;
import dev.throughline.oms.workflows.payment.PaymentRefusal;
import dev.throughline.oms.workflows.payment.PaymentStep;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Money that did not go back is owed until a person has seen to it, also after the order's process has ended. */
class FailedRefundTest {
    private static final Actor ANN = new Actor(Actor.Kind.OPERATIONS, "ann");

    private final OrderTestBench bench = new OrderTestBench(OrderWorkflowImpl.class, RefundWorkflowImpl.class);
    private final Systems systems = bench.systems;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void asksTheGatewayAgainUnderAKeyOfItsOwnUntilItWorks() {
        var refund = failedRefund();
        var entry = systems.exceptions.getLast();
        assertThat(entry.kind()).isEqualTo(ExceptionKind.REFUND_FAILED);
        assertThat(entry.amount()).isNotNull();
        assertThat(retry(refund).refusal()).isEqualTo("DECLINED");
        assertThat(systems.calls).doesNotContain("refunded");
        systems.declinesRefund = null;
        assertThat(retry(refund).refusal()).isNull();

        WorkflowStub.fromTyped(refund).getResult(Void.class);
        bench.keepHistory("refund-retried", id());
        assertThat(systems.refunded.stream().map(PaymentStep::key).distinct()).hasSize(3);
        assertThat(systems.calls)
                .containsSubsequence(
                        "refund failed DECLINED",
                        "refund failed DECLINED",
                        "refunded",
                        "exception REFUND_FAILED closed: paid back: again",
                        "message REFUNDED of 100 GBP")
                .containsOnlyOnce("refunded");
    }

    @Test
    void notesThatAPersonPaidByOtherMeans() {
        var refund = failedRefund();
        assertThatThrownBy(() -> decide(refund, Choice.SETTLED_OTHERWISE, null)).isNotNull();
        assertThatThrownBy(() -> decide(refund, Choice.RETRY, "bank/1")).isNotNull();
        assertThat(decide(refund, Choice.SETTLED_OTHERWISE, "bank/1").refusal()).isNull();

        WorkflowStub.fromTyped(refund).getResult(Void.class);
        bench.keepHistory("refund-settled-otherwise", id());
        assertThat(systems.calls).containsSubsequence("paid otherwise 100 GBP by bank/1", "refunded");
        assertThat(systems.refunded).hasSize(1);
    }

    @Test
    void paysOnceHoweverManyAskAtOnce() throws Exception {
        var refund = failedRefund();
        systems.declinesRefund = null;
        try (var threads = Executors.newFixedThreadPool(20)) {
            threads.invokeAll(IntStream.range(0, 20)
                    .<Callable<RefundResult>>mapToObj(i -> () -> retry(refund))
                    .toList());
        }
        WorkflowStub.fromTyped(refund).getResult(Void.class);
        assertThat(systems.refunded).as("the refused one, and one more").hasSize(2);
    }

    @Test
    void tellsOfItAgainEveryWeek() {
        var refund = failedRefund();
        bench.env.sleep(Duration.ofDays(9));
        assertThat(systems.exceptions).hasSizeGreaterThanOrEqualTo(4);
        systems.declinesRefund = null;
        retry(refund);
        WorkflowStub.fromTyped(refund).getResult(Void.class);
    }

    /** A lost parcel that is to be paid back. */
    private RefundWorkflow failedRefund() {
        systems.stock.put(WAREHOUSE, 1);
        systems.declinesRefund = PaymentRefusal.DECLINED;
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 1, 1000)));
        bench.pack(1);
        bench.order().tracked(new Tracked(bench.fulfillmentOrder(1), Tracked.Outcome.LOST));
        assertThat(bench.outcome("order-lost-refund-failed")).isEqualTo(OrderStatus.CANCELLED);
        assertThat(systems.calls).containsSubsequence("refund failed DECLINED", "escalate REFUND_FAILED");
        // Its process has begun when the order's ends; what it does first takes a moment.
        Awaitility.await()
                .until(() ->
                        systems.exceptions.stream().anyMatch(entry -> entry.kind() == ExceptionKind.REFUND_FAILED));
        return bench.env.getWorkflowClient().newWorkflowStub(RefundWorkflow.class, id());
    }

    private String id() {
        var asked = Objects.requireNonNull(systems.refunded.getFirst());
        return FailedRefund.workflowId(asked.order(), asked.key());
    }

    private static RefundResult retry(RefundWorkflow refund) {
        return decide(refund, Choice.RETRY, null);
    }

    private static RefundResult decide(RefundWorkflow refund, Choice choice, @Nullable String reference) {
        return refund.decide(new RefundDecision(choice, reference, ANN, "again"));
    }
}
