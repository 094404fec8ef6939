package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parcel as it stands.
 *
 * @param number within the fulfillment order, from 1
 * @param statusAt when the status came about; by the carrier's clock once it has told of the parcel
 * @param size as measured, if it was
 * @param label missing until one is bought
 * @param manifest with which it was handed over
 */
public record Parcel(
        String id,
        FulfillmentOrderId fulfillmentOrder,
        LocationId location,
        int number,
        int weightGrams,
        @Nullable Size size,
        ParcelStatus status,
        Instant statusAt,
        List<OrderedUnits> lines,
        @Nullable Label label,
        @Nullable String manifest) {
    public Parcel {
        lines = List.copyOf(lines);
    }

    /**
     * What was bought.
     *
     * @param carrier who brings it, as people know it
     */
    public record Label(String carrier, String service, String trackingNumber, Money cost) {}
}
