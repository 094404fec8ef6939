package dev.throughline.oms.workflows.returns;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One return, from the goods on the counter to the money back; outlives the order it belongs to. Eligibility, receipt and money are
 * separate steps.
 */
@WorkflowInterface
public interface ReturnWorkflow {
    /** The facts come with the start: by update-with-start from an associate, by signal-with-start from a till. */
    @WorkflowMethod(name = "Return")
    ReturnStatus process(ReturnedGoods returned);

    /** An associate waits for the answer: accepted, with how the refund went, or refused with the reasons. */
    @UpdateMethod(description = "Goods are returned in a store: waits for the refund")
    ReturnAnswer receive();

    @UpdateValidatorMethod(updateName = "receive")
    void checkReceive();

    /** A till reports the same facts on its own; a repeated report changes nothing. */
    @SignalMethod(description = "A till reports the return")
    void reported(ReturnedGoods returned);

    @QueryMethod(description = "Where the return stands")
    ReturnStatus status();
}
