package dev.throughline.oms.activities.picking;

import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The walk of a wave: each SKU once, where it lies, with the totes that it goes into. */
public record PickList(WaveId wave, LocationId location, List<Entry> entries) {
    public PickList {
        entries = List.copyOf(entries);
    }

    /**
     * A stop.
     *
     * @param bin the main one; missing where the SKU lies nowhere in particular
     * @param furtherBins where more may be
     * @param open units to take
     * @param putBack units that were taken and are wanted no more
     */
    public record Entry(
            @Nullable String zone,
            @Nullable String bin,
            List<String> furtherBins,
            Sku sku,
            int open,
            int picked,
            int putBack,
            List<Share> shares) {
        public Entry {
            furtherBins = List.copyOf(furtherBins);
            shares = List.copyOf(shares);
        }
    }

    /** What of it goes into a tote. */
    public record Share(int tote, FulfillmentOrderId fulfillmentOrder, int line, int open, int picked, int putBack) {}
}
