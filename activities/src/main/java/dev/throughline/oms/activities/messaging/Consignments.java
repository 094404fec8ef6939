package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What messaging asks of whoever keeps the fulfillment orders. */
public interface Consignments {
    Optional<Consignment> find(FulfillmentOrderId fulfillmentOrder);

    /**
     * What a location sends, or keeps for the customer.
     *
     * @param awaitsCarrier whether it may leave, and has not yet
     * @param store where the customer collects; none for a parcel
     * @param units by order line
     */
    record Consignment(
            boolean awaitsCarrier,
            @Nullable LocationId store,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            Map<Integer, Integer> units) {
        public Consignment {
            units = Map.copyOf(units);
        }
    }
}
