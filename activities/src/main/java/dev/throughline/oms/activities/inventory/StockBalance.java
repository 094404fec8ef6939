package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;

/**
 * Units of a SKU at a location.
 *
 * @param onHand sellable units on the shelf, as the books know it
 * @param committed promised to orders
 * @param held kept for carts until their holds expire
 * @param damaged units that cannot be sold; not in onHand
 * @param shortage units that facts took and the books did not have; what comes in next settles them
 * @param safetyStock kept back from promises for what the books do not know
 * @param incoming on their way here, by transfer or from a supplier
 */
public record StockBalance(
        Sku sku,
        LocationId location,
        int onHand,
        int committed,
        int held,
        int damaged,
        int shortage,
        int safetyStock,
        int incoming) {
    /** Units that can be promised now (ATP): on hand − committed − held − safety stock, never below zero. */
    public int available() {
        return Math.max(0, onHand - committed - held - safetyStock);
    }

    /** Units promised to orders and carts that are not there any more. */
    int uncovered() {
        return Math.max(0, committed + held - onHand);
    }
}
