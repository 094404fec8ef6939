package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.util.List;

/**
 * What an order's process, or the work queue, has to be told of parcels.
 *
 * @param lines the units that it is about: those of a parcel, or everything that is left
 * @param whole whether these are all units of the fulfillment order
 */
public record ParcelNotice(
        long number, FulfillmentOrderId fulfillmentOrder, Outcome outcome, List<OrderedUnits> lines, boolean whole) {
    public ParcelNotice {
        lines = List.copyOf(lines);
    }

    public enum Outcome {
        /** The carrier has scanned it before anybody said that it was handed over. */
        IN_TRANSIT,
        /** Every parcel that is not lost or damaged is with the customer. */
        DELIVERED,
        LOST,
        DAMAGED
    }
}
