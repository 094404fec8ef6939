package dev.throughline.oms.activities.channel;

import dev.throughline.oms.activities.inventory.ChannelView;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The door for what a channel may sell, by its stock view and the availability rules; the arithmetic is {@link ChannelView}'s. */
public interface ChannelStock {
    /** How the channel sees the pool now; a channel that is not in the registry sees every location. */
    ChannelView view(ChannelId channel);

    /** Units that the channel can be promised now, per SKU and location; entries without any are left out. */
    Map<Sku, Map<LocationId, Integer>> units(ChannelView view, Collection<Sku> skus);

    /**
     * How the channel shows a SKU.
     *
     * @param units that it can be promised over all locations it sees
     */
    Display display(ChannelId channel, Sku sku, long units);

    /** The rules for the channel as a text: as long as it is the same, they are the same. Empty without rules. */
    String fingerprint(ChannelId channel);

    enum Shown {
        IN_STOCK,
        /** Only so many are left. */
        LOW_STOCK,
        OUT_OF_STOCK
    }

    /**
     * What the shopper reads.
     *
     * @param left how many; only with {@code LOW_STOCK}
     */
    record Display(Shown shown, @Nullable Integer left) {}
}
