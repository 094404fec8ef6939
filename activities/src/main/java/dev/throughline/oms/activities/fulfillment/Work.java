package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import org.jspecify.annotations.Nullable;

/**
 * The head of a fulfillment order, under its row's lock.
 *
 * @param pickupGeneration of the pickup code, which is derived from it
 * @param proxyGeneration of the code of another person who collects
 */
record Work(
        FulfillmentOrderId id,
        LocationId location,
        FulfillmentMethod method,
        FulfillmentStatus status,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        int pickupGeneration,
        int proxyGeneration) {
    /** Before capture: units may still be picked, or taken out. */
    boolean isOpen() {
        return switch (status) {
            case REQUESTED, STARTED, PICKED -> true;
            case RELEASED, SHIPPED, DELIVERED, COLLECTED, CANCELLED, LOST, NO_SHOW -> false;
        };
    }

    boolean awaitsCustomer() {
        return method == FulfillmentMethod.PICKUP && status == FulfillmentStatus.RELEASED;
    }
}
