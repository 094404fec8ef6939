package dev.throughline.oms.worker.fulfillment;

import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;
import dev.throughline.oms.activities.fulfillment.Fulfillments;
import dev.throughline.oms.activities.order.OrderBook;
import dev.throughline.oms.activities.order.OrderBook.Involved;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.security.Owner;
import dev.throughline.oms.worker.security.PathOwners;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A fulfillment order is the work of its location, and its order's customer waits for it. */
@Component
class FulfillmentPaths implements PathOwners {
    private static final Set<String> BOTH =
            Set.of("getFulfillmentOrder", "reportTracking", "attendFulfillment", "listParcels", "getPackingSlip");
    private static final Set<String> AT_THE_COUNTER = Set.of(
            "arriveFulfillment",
            "handOver",
            "resendPickupCode",
            "putPickupProxy",
            "deletePickupProxy",
            "reschedulePickup",
            "giveUpPickup",
            "tellOnMyWay",
            "tellArrived");

    private final Fulfillments fulfillments;
    private final OrderBook book;

    FulfillmentPaths(Fulfillments fulfillments, OrderBook book) {
        this.fulfillments = fulfillments;
        this.book = book;
    }

    @Override
    public String variable() {
        return "fulfillment_order_id";
    }

    @Override
    public Optional<Owner> ownerOf(String id, String operation) {
        return id.matches("ord_[0-9a-z]{1,60}[.][0-9]{1,6}")
                ? fulfillments.find(new FulfillmentOrderId(id)).map(record -> owner(record, operation))
                : Optional.empty();
    }

    private Owner owner(FulfillmentOrderRecord record, String operation) {
        return new Owner(
                locations(record, operation),
                book.involvedIn(record.order()).map(Involved::customer).orElse(null));
    }

    /** What is sent to a store is packed at one location and handed over at another. */
    private static List<LocationId> locations(FulfillmentOrderRecord record, String operation) {
        if (BOTH.contains(operation)) {
            return List.of(record.location(), record.handoverLocation());
        }
        return List.of(AT_THE_COUNTER.contains(operation) ? record.handoverLocation() : record.location());
    }

    @Override
    public ProblemException missing() {
        return LocationActs.unknown();
    }
}
