package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
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
     * @param skus what it holds of a line, which need not be what was ordered
     */
    record Consignment(
            boolean awaitsCarrier,
            @Nullable LocationId store,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            Map<Integer, Integer> units,
            Map<Integer, Sku> skus) {
        public Consignment {
            units = Map.copyOf(units);
            skus = Map.copyOf(skus);
        }

        /** Of what was ordered. */
        public Consignment(
                boolean awaitsCarrier,
                @Nullable LocationId store,
                @Nullable String carrier,
                @Nullable String trackingNumber,
                Map<Integer, Integer> units) {
            this(awaitsCarrier, store, carrier, trackingNumber, units, Map.of());
        }
    }
}
