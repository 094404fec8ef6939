package dev.throughline.oms.workflows.transfer;

import io.temporal.activity.ActivityInterface;

/** What the transfer asks of the stock pool. Each step is idempotent by transfer and step. */
@ActivityInterface(namePrefix = "Transfer.")
public interface TransferActivities {
    /** Opens the transfer's record; moves nothing. */
    void open(TransferRequest request);

    /**
     * The units leave the source and are announced at the destination, in one transaction. A fact: what carts or orders were promised of
     * them becomes a shortage.
     */
    void ship(TransferStep step);

    /** Units came in, also those that nobody announced. Fills backorders. */
    void receive(TransferStep step);

    /** Units that were announced will not come: the variance between shipped and received. */
    void giveUp(TransferStep step);

    /** Notes what moves no units: picked, cancelled. */
    void note(TransferStep step);

    /** Notes that a deadline has passed: a person has to look at it until the transfer moves on. */
    void late(TransferStep step);
}
