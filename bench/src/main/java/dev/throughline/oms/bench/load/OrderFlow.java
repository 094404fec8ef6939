package dev.throughline.oms.bench.load;

import dev.throughline.oms.client.model.Address;
import dev.throughline.oms.client.model.Contact;
import dev.throughline.oms.client.model.FulfillmentMethod;
import dev.throughline.oms.client.model.FulfillmentOrder;
import dev.throughline.oms.client.model.FulfillmentRequest;
import dev.throughline.oms.client.model.HandoverRequest;
import dev.throughline.oms.client.model.OrderLineRequest;
import dev.throughline.oms.client.model.OrderStatus;
import dev.throughline.oms.client.model.PackRequest;
import dev.throughline.oms.client.model.PlaceOrderRequest;
import dev.throughline.oms.client.model.PlacedOrder;
import dev.throughline.oms.client.model.ReadyRequest;
import dev.throughline.oms.client.model.ShipRequest;
import dev.throughline.oms.client.model.ShortagePolicy;
import dev.throughline.oms.client.model.Tender;
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
        PlacedOrder placed = api.checkout.placeOrder(run + "-" + order.number(), request(order));
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

    private void ship(String work) {
        api.staff.packFulfillment(work, new PackRequest().parcels(1));
        api.staff.shipFulfillment(
                work, new ShipRequest().carrier("Example Parcels").trackingNumber("EP-" + work));
        api.staff.reportTracking(work, new TrackingRequest().status(TrackingRequest.StatusEnum.DELIVERED));
    }

    private void collect(String work) {
        api.staff.readyForPickup(work, new ReadyRequest().stagedAt("shelf 1"));
        api.staff.handOver(
                work,
                new HandoverRequest()
                        .pickupCode(PickupCode.of(work))
                        .collectedBy(HandoverRequest.CollectedByEnum.CUSTOMER));
    }

    private static PlaceOrderRequest request(LoadOrder order) {
        return new PlaceOrderRequest()
                .channel("web")
                .currency(Shelves.CURRENCY)
                .shortagePolicy(ShortagePolicy.ALL_OR_NOTHING)
                .fulfillment(fulfillment(order))
                .contact(new Contact()
                        .name("Customer " + order.customer())
                        .email("customer-" + order.customer() + "@example.com")
                        .language("en")
                        .marketingConsent(order.customer() % 2 == 0))
                .tender(new Tender().kind(Tender.KindEnum.CARD).token("tok_visa"))
                .lines(order.lines().stream()
                        .map(line -> new OrderLineRequest().sku(line.sku()).quantity(line.quantity()))
                        .toList());
    }

    private static FulfillmentRequest fulfillment(LoadOrder order) {
        Site site = order.site();
        if (order.pickup()) {
            return new FulfillmentRequest().method(FulfillmentMethod.PICKUP).pickupLocation(site.id());
        }
        return new FulfillmentRequest()
                .method(FulfillmentMethod.SHIP)
                .address(new Address()
                        .line1("1 Example Street")
                        .city(site.name())
                        .postcode("ZZ99")
                        .country("GB")
                        .latitude(site.latitude())
                        .longitude(site.longitude()));
    }
}
