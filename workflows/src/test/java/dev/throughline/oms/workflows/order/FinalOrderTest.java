package dev.throughline.oms.workflows.order;

import static dev.throughline.oms.workflows.order.OrderTestBench.PICKER;
import static dev.throughline.oms.workflows.order.OrderTestBench.STORE;
import static dev.throughline.oms.workflows.order.OrderTestBench.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.workflows.shared.UnitState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Between the end of the last unit and that of the process, which still waits for a system that is told last. */
class FinalOrderTest {
    private final OrderTestBench bench = new OrderTestBench(OrderWorkflowImpl.class);
    private final Systems systems = bench.systems;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void isClosedForWhoeverCancelsItAsItWillBeWhenItsProcessHasEnded() {
        systems.stock.put(STORE, 1);
        systems.away("after-sales", 1_000);
        bench.place(bench.pickup(line(1, 1, 900)));
        bench.order().readyForPickup(new Packed(bench.fulfillmentOrder(1), PICKER));
        bench.order().handedOver(new HandedOver(bench.fulfillmentOrder(1), PICKER));
        assertThat(bench.order().view().units()).containsEntry(UnitState.COLLECTED, 1);

        assertThatThrownBy(() -> bench.cancel())
                .satisfies(thrown -> assertThat(OrderFailure.in(thrown))
                        .hasValueSatisfying(
                                refused -> assertThat(refused.failure()).isEqualTo(OrderFailure.ORDER_CLOSED)));
    }
}
