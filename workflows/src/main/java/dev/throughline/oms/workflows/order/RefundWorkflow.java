package dev.throughline.oms.workflows.order;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * A refund that the gateway refused, of an order or of a return, until the customer has the money. It outlives both: theirs is done, and
 * this waits for a person.
 */
@WorkflowInterface
public interface RefundWorkflow {
    @WorkflowMethod(name = "Refund")
    void process(FailedRefund failed);

    /** Answers how it went; refused once the customer has the money. */
    @UpdateMethod(description = "Ask the gateway again, or note that it was paid by other means")
    RefundResult decide(RefundDecision decision);

    @UpdateValidatorMethod(updateName = "decide")
    void checkDecide(RefundDecision decision);

    @QueryMethod(description = "What is owed, and why it did not go back")
    FailedRefund view();
}
