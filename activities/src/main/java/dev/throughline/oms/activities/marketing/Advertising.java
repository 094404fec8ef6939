package dev.throughline.oms.activities.marketing;

import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The door to what may be advertised. */
public interface Advertising {
    /**
     * Units per SKU and channel, of every channel; SKUs that never had stock are left out. Follows the stock with a delay of about the
     * configured interval ({@code throughline.marketing.follow-stock-every}).
     */
    List<AdvertisedUnits> of(Collection<Sku> skus);

    /**
     * Units of a SKU that the channel can be promised, by its view, buffers and allocations; 0 where it shows the SKU as out. Counted up to {@code throughline.marketing.advertised-up-to}.
     *
     * @param updatedAt when the figure changed last
     */
    record AdvertisedUnits(Sku sku, ChannelId channel, int available, Instant updatedAt) {}
}
