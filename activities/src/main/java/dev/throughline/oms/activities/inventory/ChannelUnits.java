package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;

/**
 * What a channel can be promised at a location, and what is there beside it.
 *
 * @param units that it can be promised now
 * @param keptBack free units that its buffer keeps back
 * @param others free units that other channels have allocated
 * @param closed whether the location gives the channel nothing of the SKU
 */
public record ChannelUnits(Sku sku, LocationId location, int units, int keptBack, int others, boolean closed) {
    static ChannelUnits of(ChannelView view, StockKey key, int shared, int own, int allocated) {
        int units = view.units(key.sku(), key.location(), shared, own);
        return new ChannelUnits(
                key.sku(),
                key.location(),
                units,
                shared + own - units,
                allocated - own,
                view.isClosed(key.sku(), key.location()));
    }

    /** Units that nobody is promised yet, whoever may have them. */
    public int free() {
        return units + keptBack + others;
    }
}
