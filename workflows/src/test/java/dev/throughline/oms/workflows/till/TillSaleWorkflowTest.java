package dev.throughline.oms.workflows.till;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.workflows.order.OrderTestBench;
import dev.throughline.oms.workflows.order.PlaceOrder;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.client.WorkflowOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class TillSaleWorkflowTest {
    private static final PlaceOrder SALE = new PlaceOrder(
            new OrderId("ord_till"),
            "TL-2",
            new ChannelId("store"),
            FulfillmentMethod.PICKUP,
            OrderTestBench.STORE,
            ShortagePolicy.ALL_OR_NOTHING,
            "GBP",
            List.of(new PlaceOrder.Line(1, new Sku("SKU-1"), 2, new Money(700, "GBP"), Money.zero("GBP"))),
            null);

    @Test
    void entersTheOneOrderBookFinalAtOnce() {
        try (var bench = new OrderTestBench(TillSaleWorkflowImpl.class)) {
            bench.systems.away("recognize", 2);
            var sale = bench.env
                    .getWorkflowClient()
                    .newWorkflowStub(
                            TillSaleWorkflow.class,
                            WorkflowOptions.newBuilder()
                                    .setTaskQueue(TaskQueues.ORDERS)
                                    .setWorkflowId(SALE.id().workflowId())
                                    .build());

            assertThat(sale.process(SALE)).isEqualTo(OrderStatus.COMPLETED);
            bench.keepHistory("till-sale", SALE.id().workflowId());
            assertThat(bench.systems.calls)
                    .contains("recognize", "award for 700 GBP", "message TILL_RECEIPT of 700 GBP")
                    .containsSubsequence("till sale 2 of line 1 at store-7", "accepted", "till payment 700 GBP");
        }
    }
}
