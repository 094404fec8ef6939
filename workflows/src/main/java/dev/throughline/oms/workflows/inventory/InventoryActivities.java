package dev.throughline.oms.workflows.inventory;

import dev.throughline.oms.workflows.shared.OrderId;
import io.temporal.activity.ActivityInterface;

/** What the processes ask of the stock pool. Each step is idempotent by its document and step; a repeat changes nothing. */
@ActivityInterface(namePrefix = "Inventory.")
public interface InventoryActivities {
    /** Undo of sourcing: gives back every unit that is still committed or backordered for the order. */
    void releaseAll(OrderId order);

    /** Gives back committed units of one location. */
    void release(StockStep step);

    /** Gives back backordered units; the step's location is ignored. */
    void releaseBackorder(StockStep step);

    /** Committed units leave the location: packed into a parcel, or handed over. */
    void issue(StockStep step);

    /**
     * Committed units were not on the shelf, or are damaged: the commitment ends and on hand is corrected down, with the reason kept;
     * damaged units count as such.
     */
    void recordShortPick(StockStep step);

    /** A till sale took these units: a fact, never refused. What was committed and no longer covered becomes a shortage. */
    void recordTillSale(StockStep step);

    /** Sent to the store and not collected: the units, which left the books where they came from, are the store's now. */
    void receiveUncollected(StockStep step);

    /** Units came back: sellable ones go on hand, the others to damaged. */
    void receiveReturn(ReturnedStock returned);
}
