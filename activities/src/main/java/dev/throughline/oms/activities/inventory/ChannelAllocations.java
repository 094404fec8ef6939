package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The door for guaranteed shares: units that are free now and that only one channel may be promised until a time. The channel's carts and
 * orders draw from its share first. What a cart gives back is the share's again; what an order gives back is everybody's. Facts and a
 * raised safety stock end shares, the newest first, before carts and orders lose anything.
 */
public interface ChannelAllocations {
    /**
     * Guarantees units, as many of them as are free: an allocation of the same SKU, location and channel counts anew from now on.
     * Idempotent by document: a repeat changes nothing.
     *
     * @return the allocations as they stand, in the order of the lines; a SKU never stocked at the location has none
     */
    List<ChannelAllocation> allocate(Request request);

    /** Frees what remains; what has ended already stays as it is. Returns the allocations as they stand. */
    List<ChannelAllocation> release(ChannelId channel, List<Place> places, Actor actor, String reason);

    /** Allocations by SKU, location and channel, after this one; ended ones too until another follows. */
    List<ChannelAllocation> page(Query query);

    /**
     * What is to be guaranteed.
     *
     * @param releaseAt when what is left goes back to everybody; in the future
     * @param lines each SKU and location once
     */
    record Request(
            String document, ChannelId channel, Instant releaseAt, Actor actor, String reason, List<Line> lines) {
        public Request {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Units at a location: a number, or a percentage of what is free now (what the channel has allocated already included), rounded down.
     */
    record Line(
            Place place, @Nullable Integer units, @Nullable Integer percent) {
        public Line {
            if ((units == null) == (percent == null)
                    || (units != null && units < 0)
                    || (percent != null && (percent < 0 || percent > 100))) {
                throw new IllegalArgumentException("ask for units from 0 on, or for 0 to 100 percent");
            }
        }

        int of(int free) {
            return percent == null ? (units == null ? 0 : units) : (int) ((long) free * percent / 100);
        }
    }

    record Place(Sku sku, LocationId location) {}

    /** Which ones; what is missing does not matter. */
    record Query(
            @Nullable ChannelId channel,
            @Nullable LocationId location,
            @Nullable Sku sku,
            boolean liveOnly,
            @Nullable After after,
            int limit) {}

    record After(Sku sku, LocationId location, ChannelId channel) {}
}
