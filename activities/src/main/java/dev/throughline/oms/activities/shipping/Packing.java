package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import org.jspecify.annotations.Nullable;

/**
 * How a fulfillment order is packed, under its row's lock.
 *
 * @param generation of its parcels; 0 while there were none
 * @param actor who reported it; missing where nobody did
 */
record Packing(
        FulfillmentOrderId fulfillmentOrder,
        int generation,
        boolean confirmed,
        @Nullable Actor actor) {}
