package dev.throughline.oms.workflows.transfer;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One transfer order, from the request until every unit has come in, or is known to be missing. */
@WorkflowInterface
public interface TransferWorkflow {
    @WorkflowMethod(name = "Transfer")
    TransferStatus process(TransferRequest request);

    @UpdateMethod(description = "The source has picked the units")
    TransferView pick(TransferAct act);

    @UpdateValidatorMethod(updateName = "pick")
    void checkPick(TransferAct act);

    @UpdateMethod(description = "The units have left the source")
    TransferView ship(TransferAct act);

    @UpdateValidatorMethod(updateName = "ship")
    void checkShip(TransferAct act);

    @UpdateMethod(description = "Units have come in; any number of parts")
    TransferView receive(TransferAct act);

    @UpdateValidatorMethod(updateName = "receive")
    void checkReceive(TransferAct act);

    @UpdateMethod(description = "A person gives up on what is missing")
    TransferView close(TransferAct act);

    @UpdateValidatorMethod(updateName = "close")
    void checkClose(TransferAct act);

    @UpdateMethod(description = "Nothing will be shipped")
    TransferView cancel(TransferAct act);

    @UpdateValidatorMethod(updateName = "cancel")
    void checkCancel(TransferAct act);

    @QueryMethod(description = "How the transfer stands")
    TransferView view();
}
