package dev.throughline.oms.workflows.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.workflows.order.OrderTestBench;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.shared.TaskQueues;
import dev.throughline.oms.workflows.shared.TransferId;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransferWorkflowTest {
    private static final Sku MUG = new Sku("MUG");

    /** Writes down what it is asked. */
    private static final class StockRoom implements TransferActivities {
        final List<String> calls = new CopyOnWriteArrayList<>();

        @Override
        public void open(TransferRequest request) {
            calls.add("open");
        }

        @Override
        public void ship(TransferStep step) {
            calls.add("ship " + units(step));
        }

        @Override
        public void receive(TransferStep step) {
            calls.add("receive " + units(step));
        }

        @Override
        public void giveUp(TransferStep step) {
            calls.add("give up " + units(step) + " by " + step.actor().reference());
        }

        @Override
        public void note(TransferStep step) {
            calls.add(step.type() + " by " + step.actor().reference());
        }

        @Override
        public void late(TransferStep step) {
            calls.add(step.step());
        }

        private static int units(TransferStep step) {
            return step.lines().stream().mapToInt(TransferUnits::units).sum();
        }
    }

    private final StockRoom stock = new StockRoom();
    private final OrderTestBench bench = OrderTestBench.with(stock, TransferWorkflowImpl.class);
    private final TransferRequest request = new TransferRequest(
            new TransferId("trf_1"),
            "doc-1",
            OrderTestBench.WAREHOUSE,
            OrderTestBench.STORE,
            List.of(new TransferUnits(MUG, 6)),
            now().plus(Duration.ofDays(1)),
            now().plus(Duration.ofDays(3)),
            Duration.ofDays(7),
            OrderTestBench.PICKER,
            "rebalance");
    private final TransferWorkflow transfer = bench.env
            .getWorkflowClient()
            .newWorkflowStub(
                    TransferWorkflow.class,
                    WorkflowOptions.newBuilder()
                            .setTaskQueue(TaskQueues.ORDERS)
                            .setWorkflowId(request.id().workflowId())
                            .build());

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void isPickedShippedAndReceivedInParts() {
        start();
        transfer.pick(act("pick", 0));
        transfer.ship(act("ship", 6));
        assertThat(transfer.receive(act("r1", 4)).status()).isEqualTo(TransferStatus.IN_TRANSIT);
        assertThat(transfer.receive(act("r1", 4)).lines()).containsExactly(new TransferView.Line(MUG, 6, 6, 4));
        transfer.receive(act("r2", 2));

        assertThat(outcome("transfer-received")).isEqualTo(TransferStatus.RECEIVED);
        assertThat(stock.calls).containsExactly("open", "picked by picker-1", "ship 6", "receive 4", "receive 2");
    }

    @Test
    void whatIsMissingIsGivenUpByAPerson() {
        start();
        transfer.ship(act("ship", 6));
        transfer.receive(act("r1", 5));
        transfer.close(act("close", 0));

        assertThat(outcome("transfer-short")).isEqualTo(TransferStatus.SHORT);
        assertThat(stock.calls).containsExactly("open", "ship 6", "receive 5", "give up 1 by picker-1");
    }

    @Test
    void whatNeverArrivesIsLookedAtAndGivenUpInTheEnd() {
        start();
        transfer.ship(act("ship", 6));

        assertThat(outcome("transfer-lost")).isEqualTo(TransferStatus.SHORT);
        assertThat(stock.calls).containsExactly("open", "ship 6", "late for IN_TRANSIT", "give up 6 by transfer");
    }

    @Test
    void whatNeverLeavesIsLookedAtAndCancelledInTheEnd() {
        start();

        assertThat(outcome("transfer-never-shipped")).isEqualTo(TransferStatus.CANCELLED);
        assertThat(stock.calls).containsExactly("open", "late for REQUESTED", "cancelled by transfer");
    }

    @Test
    void aCancelledTransferIsNotShipped() {
        start();
        transfer.cancel(act("cancel", 0));

        assertThat(outcome("transfer-cancelled")).isEqualTo(TransferStatus.CANCELLED);
        assertThat(stock.calls).containsExactly("open", "cancelled by picker-1");
    }

    @Test
    void whatTheStatusDoesNotAllowIsRefusedAndHarmsNothing() {
        start();

        assertThatThrownBy(() -> transfer.receive(act("r1", 1)))
                .satisfies(e -> assertThat(TransferRefusedException.in(e))
                        .hasValueSatisfying(why -> assertThat(why).contains("REQUESTED")));
        assertThatThrownBy(() -> transfer.ship(new TransferAct(
                        "ship", List.of(new TransferUnits(new Sku("X"), 1)), OrderTestBench.PICKER, "")))
                .satisfies(e -> assertThat(TransferRefusedException.in(e)).contains("Ship SKUs of this transfer"));
        assertThat(transfer.view().status()).isEqualTo(TransferStatus.REQUESTED);
    }

    private void start() {
        WorkflowClient.start(transfer::process, request);
    }

    private static TransferAct act(String key, int units) {
        var lines = units == 0 ? List.<TransferUnits>of() : List.of(new TransferUnits(MUG, units));
        return new TransferAct(key, lines, OrderTestBench.PICKER, "as planned");
    }

    private Instant now() {
        return Instant.ofEpochMilli(bench.env.currentTimeMillis());
    }

    private TransferStatus outcome(String name) {
        var status = WorkflowStub.fromTyped(transfer).getResult(TransferStatus.class);
        bench.keepHistory(name, request.id().workflowId());
        return status;
    }
}
