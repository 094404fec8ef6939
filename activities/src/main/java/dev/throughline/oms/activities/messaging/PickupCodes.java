package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.Optional;

/** What messaging asks of whoever keeps the pickup codes. */
public interface PickupCodes {
    /** The code to collect with; empty if there is nothing to collect any more, then no message is sent. */
    Optional<String> codeFor(FulfillmentOrderId fulfillmentOrder);

    /** Where it is collected; empty if there is no such pickup. */
    default Optional<LocationId> storeOf(FulfillmentOrderId fulfillmentOrder) {
        return Optional.empty();
    }
}
