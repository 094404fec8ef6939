package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;

/**
 * Units of a SKU at a location that are guaranteed to a channel for a while.
 *
 * @param document that asked for them last
 * @param asked units; a percentage as units
 * @param granted what was there of them
 * @param remaining not drawn by the channel yet: no other channel can be promised them
 * @param taken by facts
 * @param freed for everybody, when it was released or its time had come
 * @param releaseAt from when on what remains is everybody's, within the sweep's interval
 */
public record ChannelAllocation(
        Sku sku,
        LocationId location,
        ChannelId channel,
        String document,
        int asked,
        int granted,
        int remaining,
        int taken,
        int freed,
        Status status,
        Instant releaseAt) {
    public enum Status {
        LIVE,
        /** By a person. */
        RELEASED,
        /** By the timer. */
        EXPIRED
    }

    StockKey key() {
        return new StockKey(sku, location);
    }

    /** Units that went to carts and orders of the channel. */
    public int used() {
        return granted - remaining - taken - freed;
    }
}
