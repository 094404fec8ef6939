package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.util.Optional;

/** What messaging asks of whoever keeps the pickup codes. */
public interface PickupCodes {
    /** The code to collect with; empty if there is nothing to collect any more, then no message is sent. */
    Optional<String> codeFor(FulfillmentOrderId fulfillmentOrder);
}
