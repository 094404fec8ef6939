package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.fulfillment.FulfillmentRequest;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep;
import dev.throughline.oms.workflows.inventory.StockStep;
import dev.throughline.oms.workflows.messaging.CustomerMessage;
import org.jspecify.annotations.Nullable;

/** Steps that are done together, in the order of their components; what is missing is not done. */
public final class Gathered {
    private Gathered() {}

    /**
     * An order is accepted.
     *
     * @param request missing when everything waits for stock
     */
    public record Acceptance(
            AcceptedOrder accepted, @Nullable FulfillmentRequest request, CustomerMessage message) {}

    /**
     * A fulfillment order gets on.
     *
     * @param issued what leaves the books
     */
    public record Progress(
            @Nullable StockStep issued,
            FulfillmentStep fulfillment,
            OrderProgress progress,
            @Nullable CustomerMessage message) {}
}
