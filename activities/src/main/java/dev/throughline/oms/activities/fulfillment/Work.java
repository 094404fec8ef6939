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
        int proxyGeneration,
        @Nullable LocationId pickupLocation) {
    /** Before capture: units may still be picked, or taken out. */
    boolean isOpen() {
        return switch (status) {
            case REQUESTED, STARTED, PICKED -> true;
            case RELEASED, SHIPPED, AT_STORE, DELIVERED, COLLECTED, CANCELLED, LOST, NO_SHOW -> false;
        };
    }

    /** After capture, before the end. */
    boolean isReleased() {
        return switch (status) {
            case RELEASED, SHIPPED, AT_STORE -> true;
            case REQUESTED, STARTED, PICKED, DELIVERED, COLLECTED, CANCELLED, LOST, NO_SHOW -> false;
        };
    }

    boolean awaitsCustomer() {
        return (method == FulfillmentMethod.PICKUP && status == FulfillmentStatus.RELEASED)
                || status == FulfillmentStatus.AT_STORE;
    }

    /** Where the customer collects, or would. */
    LocationId handoverLocation() {
        return pickupLocation == null ? location : pickupLocation;
    }
}
