package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;

/** Units of a SKU at a location. */
public record StockBalance(Sku sku, LocationId location, int onHand, int committed, int damaged, int shortage) {
    /** Units that can be promised now. */
    public int available() {
        return Math.max(0, onHand - committed);
    }
}
