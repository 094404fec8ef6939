package dev.throughline.oms.activities.picking;

import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.LocationId;
import org.jspecify.annotations.Nullable;

/**
 * When a location's waves are released by themselves.
 *
 * @param everyMinutes a wave of what is there, so often; never if missing
 * @param minutesBeforePickup a wave of what goes with a carrier's service, so long before it collects; never if missing
 * @param method only such orders; with the carrier's pickups, {@code SHIP} anyway
 */
public record WavePlan(
        LocationId location,
        @Nullable Integer everyMinutes,
        @Nullable Integer minutesBeforePickup,
        @Nullable FulfillmentMethod method,
        int maxOrders,
        int maxUnits) {}
