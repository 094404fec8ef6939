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
 * @param allocated of the free units, guaranteed to channels
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
        int incoming,
        int allocated) {
    public StockBalance(
            Sku sku,
            LocationId location,
            int onHand,
            int committed,
            int held,
            int damaged,
            int shortage,
            int safetyStock,
            int incoming) {
        this(sku, location, onHand, committed, held, damaged, shortage, safetyStock, incoming, 0);
    }

    /**
     * Units that any channel can be promised now (ATP): on hand − committed − held − safety stock − allocated, never below zero. A channel
     * has its own allocation beside them.
     */
    public int available() {
        return Math.max(0, onHand - committed - held - safetyStock - allocated);
    }

    /** Units guaranteed to channels that are not free any more. */
    int overallocated() {
        return Math.max(0, allocated - Math.max(0, onHand - committed - held - safetyStock));
    }

    /** Units promised to orders and carts that are not there any more. */
    int uncovered() {
        return Math.max(0, committed + held - onHand);
    }
}
