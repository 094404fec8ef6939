package dev.throughline.oms.bench.load;

import dev.throughline.oms.client.model.FulfillmentOrder;
import dev.throughline.oms.client.model.HandoverRequest;
import dev.throughline.oms.client.model.OrderStatus;
import dev.throughline.oms.client.model.PackRequest;
import dev.throughline.oms.client.model.PlacedOrder;
import dev.throughline.oms.client.model.ReadyRequest;
import dev.throughline.oms.client.model.ShipRequest;
import dev.throughline.oms.client.model.TrackingRequest;
import java.util.Objects;

/** One order over HTTP: placed, or on to delivered or collected and its process closed. */
final class OrderFlow {
    private final Api api;
    private final Histories histories;
    private final Tally tally;
    private final String run;

    /** @param run in every idempotency key, so that two runs on one Temporal server never meet */
    OrderFlow(Api api, Histories histories, Tally tally, String run) {
        this.run = run;
        this.api = api;
        this.histories = histories;
        this.tally = tally;
    }

    /** Answers the order's id. An order that is not accepted as a whole, at the price computed here, is a failure. */
    String place(LoadOrder order) {
        PlacedOrder placed = api.checkout.placeOrder(run + "-" + order.number(), OrderRequests.of(order, "tok_visa"));
        long total = Objects.requireNonNull(placed.getTotal()).getAmountMinor();
        if (placed.getStatus() != OrderStatus.OPEN || total != order.total()) {
            throw new IllegalStateException(
                    "it became " + placed.getStatus() + " at " + total + " and should be accepted at " + order.total());
        }
        tally.placed(order);
        return placed.getOrderId();
    }

    /** Places it, does what the staff and the carrier do, and waits until the order's process has closed. */
    String placeAndFulfil(LoadOrder order) {
        String id = place(order);
        for (FulfillmentOrder work : api.service.getOrder(id).getFulfillmentOrders()) {
            if (order.pickup()) {
                collect(work.getFulfillmentOrderId());
            } else {
                ship(work.getFulfillmentOrderId());
            }
        }
        histories.awaitClosed(workflow(id));
        tally.finished(order);
        return id;
    }

    static String workflow(String order) {
        return "order/" + order;
    }

    /** As far as the carrier. */
    void pack(String work) {
        api.staff.packFulfillment(work, new PackRequest());
        api.staff.shipFulfillment(
                work, new ShipRequest().carrier("Example Parcels").trackingNumber("EP-" + work));
    }

    /** As far as the customer. */
    void ship(String work) {
        pack(work);
        api.staff.reportTracking(work, new TrackingRequest().status(TrackingRequest.StatusEnum.DELIVERED));
    }

    private void collect(String work) {
        api.staff.readyForPickup(work, new ReadyRequest().stagedAt("shelf 1"));
        api.counter.handOver(
                work,
                new HandoverRequest()
                        .pickupCode(PickupCode.of(work))
                        .collectedBy(HandoverRequest.CollectedByEnum.CUSTOMER));
    }
}
