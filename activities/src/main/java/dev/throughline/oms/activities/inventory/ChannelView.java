package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * How one channel sees the pool. Its units at a location are what is left of its own allocation there, and of the units that nobody has
 * allocated what its buffer does not keep back: own + max(0, on hand − committed − held − safety stock − allocated − buffer).
 *
 * @param locations whose stock it sells; every location if empty
 * @param buffers of each SKU; SKUs of one group have the same object
 */
public record ChannelView(ChannelId channel, Set<LocationId> locations, Function<Sku, Buffers> buffers) {
    public ChannelView {
        locations = Set.copyOf(locations);
    }

    /** Everything but what other channels have allocated. */
    public static ChannelView of(ChannelId channel) {
        return new ChannelView(channel, Set.of(), _ -> Buffers.NONE);
    }

    /** The same channel, looking at these locations; at least one. */
    public ChannelView at(Collection<LocationId> places) {
        if (places.isEmpty()) {
            throw new IllegalArgumentException("name the locations to look at");
        }
        return new ChannelView(channel, Set.copyOf(places), buffers);
    }

    public boolean sees(LocationId location) {
        return locations.isEmpty() || locations.contains(location);
    }

    public int buffer(Sku sku, LocationId location) {
        return buffers.apply(sku).at(location);
    }

    /** Whether the location gives the channel nothing of the SKU, not even what was allocated. */
    public boolean isClosed(Sku sku, LocationId location) {
        return buffer(sku, location) == Buffers.CLOSED;
    }

    /**
     * The arithmetic, here and in the statements that promise.
     *
     * @param shared units that nobody has allocated
     * @param own what is left of the channel's allocation
     */
    public int units(Sku sku, LocationId location, int shared, int own) {
        int buffer = buffer(sku, location);
        return buffer == Buffers.CLOSED ? 0 : own + Math.max(0, shared - buffer);
    }

    /**
     * Units kept back from the channel at each location.
     *
     * @param elsewhere where no other figure is named
     */
    public record Buffers(int elsewhere, Map<LocationId, Integer> places) {
        /** Kept back altogether. */
        public static final int CLOSED = Integer.MAX_VALUE;

        public static final Buffers NONE = new Buffers(0, Map.of());

        public Buffers {
            places = Map.copyOf(places);
        }

        int at(LocationId location) {
            return places.getOrDefault(location, elsewhere);
        }
    }
}
