package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.event.NewEvent;
import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;
import dev.throughline.oms.activities.fulfillment.Fulfillments;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderBook;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderStatus;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the address under the locks of the order's parcels, which whoever buys a label takes before it reads the address. It is the
 * order capability that writes it, in this transaction.
 */
@Service
class StoredDeliveryAddresses implements DeliveryAddresses {
    private final ParcelTable parcels;
    private final PurchaseTable purchases;
    private final Fulfillments fulfillments;
    private final OrderBook book;
    private final OrderIntake intake;
    private final Events events;

    StoredDeliveryAddresses(
            ParcelTable parcels,
            PurchaseTable purchases,
            Fulfillments fulfillments,
            OrderBook book,
            OrderIntake intake,
            Events events) {
        this.parcels = parcels;
        this.purchases = purchases;
        this.fulfillments = fulfillments;
        this.book = book;
        this.intake = intake;
        this.events = events;
    }

    @Override
    @Transactional
    public Outcome correct(OrderId order, Checkout.Address address, Actor actor) {
        var checkout = intake.find(order).orElse(null);
        var record = book.find(order).orElse(null);
        if (checkout == null || record == null) {
            return Outcome.UNKNOWN;
        }
        var locked = parcels.lockOfOrder(order);
        if (locked.stream().anyMatch(this::hasLabel)) {
            return Outcome.LABEL_BOUGHT;
        }
        if (checkout.address() == null || !isToBeDelivered(order, record.status())) {
            return Outcome.NOTHING_TO_DELIVER;
        }
        if (!address.equals(checkout.address())) {
            intake.deliverTo(order, address);
            events.append(new NewEvent(
                    order,
                    "address/" + UUID.randomUUID(),
                    "oms.order.address_corrected.v1",
                    actor,
                    null,
                    Map.of("country", address.country())));
        }
        return Outcome.DONE;
    }

    private boolean hasLabel(Parcel parcel) {
        return parcel.manifest() == null
                && switch (parcel.status()) {
                    case LABELLED -> true;
                    case PACKED -> purchases.live(parcel.id()).isPresent();
                    default -> false;
                };
    }

    private boolean isToBeDelivered(OrderId order, OrderStatus status) {
        return switch (status) {
            case REFUSED, COMPLETED, CANCELLED, RETURNED -> false;
            case PLACED, OPEN, BACKORDERED, PARTLY_FULFILLED -> true;
            case RELEASED -> fulfillments.ofOrder(order).stream().anyMatch(StoredDeliveryAddresses::isHere);
        };
    }

    private static boolean isHere(FulfillmentOrderRecord work) {
        return work.method() == FulfillmentMethod.SHIP
                && switch (work.status()) {
                    case REQUESTED, STARTED, PICKED, RELEASED -> true;
                    case SHIPPED, AT_STORE, DELIVERED, COLLECTED, CANCELLED, LOST, NO_SHOW -> false;
                };
    }
}
