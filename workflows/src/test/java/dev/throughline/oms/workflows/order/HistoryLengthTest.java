package dev.throughline.oms.workflows.order;

import static dev.throughline.oms.workflows.order.OrderTestBench.PICKER;
import static dev.throughline.oms.workflows.order.OrderTestBench.STORE;
import static dev.throughline.oms.workflows.order.OrderTestBench.WAREHOUSE;
import static dev.throughline.oms.workflows.order.OrderTestBench.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import io.temporal.client.WorkflowStub;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an ordinary order costs the Temporal server: events of its history. The bounds are goals, the counts stand in bench/README.md. */
class HistoryLengthTest {
    private final OrderTestBench bench = new OrderTestBench(OrderWorkflowImpl.class);
    private final Systems systems = bench.systems;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aShippedOrderHasAtMost45Events() {
        systems.stock.put(WAREHOUSE, 5);
        bench.place(bench.shipping(ShortagePolicy.ALL_OR_NOTHING, line(1, 2, 999)));
        bench.pack(1);
        bench.deliver(1);

        assertThat(bench.outcome("order-shipped-together")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(events()).isLessThanOrEqualTo(45);
    }

    @Test
    void aCollectedOrderHasAtMost40Events() {
        systems.stock.put(STORE, 1);
        bench.place(bench.pickup(line(1, 1, 2500)));
        bench.order().readyForPickup(new Packed(bench.fulfillmentOrder(1), PICKER));
        bench.order().handedOver(new HandedOver(bench.fulfillmentOrder(1), PICKER));

        assertThat(bench.outcome("order-collected-together")).isEqualTo(OrderStatus.COMPLETED);
        assertThat(events()).isLessThanOrEqualTo(40);
    }

    private int events() {
        var id = Objects.requireNonNull(WorkflowStub.fromTyped(bench.order()).getExecution())
                .getWorkflowId();
        return bench.env.getWorkflowClient().fetchHistory(id).getEvents().size();
    }
}
