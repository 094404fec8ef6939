package dev.throughline.oms.workflows.till;

import dev.throughline.oms.workflows.order.PlaceOrder;
import dev.throughline.oms.workflows.order.Placement;
import dev.throughline.oms.workflows.shared.OrderStatus;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** A sale at a till: an order in the one order book, final at once. Its workflow id is the order's. */
@WorkflowInterface
public interface TillSaleWorkflow {
    /** Records a fact; nothing of it is refused. The order's method is {@code PICKUP} and its pickup location the store. */
    @WorkflowMethod(name = "TillSale")
    OrderStatus process(PlaceOrder sale);

    /** Answers once the sale is in the order book. */
    @UpdateMethod(description = "Waits until the sale is in the order book")
    Placement place();

    @UpdateValidatorMethod(updateName = "place")
    void checkPlace();
}
