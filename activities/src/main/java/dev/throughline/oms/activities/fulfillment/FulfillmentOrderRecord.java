package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to one location, as it stands.
 *
 * @param location where it is picked and packed
 * @param pickupLocation the store that it is sent to, where the customer collects; missing when it is sent to none
 * @param replaces whose lost or damaged units it sends again; missing when none
 * @param dueBy when it is to be packed, or ready for pickup
 * @param promisedBy when the customer has the goods at the latest
 * @param stagedAt the place where it waits for the customer
 * @param attention why a person has to look at it
 * @param lines without lines whose units were all taken out; those that the customer has in full stay
 */
public record FulfillmentOrderRecord(
        FulfillmentOrderId id,
        OrderId order,
        LocationId location,
        FulfillmentMethod method,
        FulfillmentStatus status,
        @Nullable LocationId pickupLocation,
        @Nullable FulfillmentOrderId replaces,
        Instant dueBy,
        @Nullable Instant promisedBy,
        @Nullable String stagedAt,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable String attention,
        @Nullable Instant attentionSince,
        List<Line> lines,
        Times times,
        long version) {
    public FulfillmentOrderRecord {
        lines = List.copyOf(lines);
    }

    /** Where the customer collects, or would. */
    public LocationId handoverLocation() {
        return pickupLocation == null ? location : pickupLocation;
    }

    /**
     * One line.
     *
     * @param collected units that the customer has taken already, beside {@code quantity}
     */
    public record Line(int line, Sku sku, int quantity, int picked, int collected) {
        public Line(int line, Sku sku, int quantity, int picked) {
            this(line, sku, quantity, picked, 0);
        }
    }

    /**
     * What happened when, and until when it should.
     *
     * @param acceptBy by when the location says that it takes the work on; none if it need not
     * @param collectBy how long a released pickup waits for the customer
     * @param comingAt when a customer who is on the way comes, or came
     */
    public record Times(
            @Nullable Instant acceptBy,
            @Nullable Instant acceptedAt,
            @Nullable Instant releasedAt,
            @Nullable Instant collectBy,
            @Nullable Instant comingAt) {}
}
