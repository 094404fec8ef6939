package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;
import dev.throughline.oms.activities.fulfillment.Fulfillments;
import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts together what a carrier has to know of a parcel, from where it is kept. */
@Component
class Consignments {
    private final OrderIntake intake;
    private final Locations locations;
    private final Fulfillments fulfillments;

    Consignments(OrderIntake intake, Locations locations, Fulfillments fulfillments) {
        this.intake = intake;
        this.locations = locations;
        this.fulfillments = fulfillments;
    }

    /** Empty when the order has no recipient or no address any more, or the store that it goes to has no address. */
    Optional<Consignment> of(Parcel parcel) {
        var order = parcel.fulfillmentOrder().order();
        var checkout = intake.find(order).orElse(null);
        var from = locations.find(parcel.location()).orElse(null);
        if (checkout == null || from == null) {
            return Optional.empty();
        }
        var store = storeOf(parcel);
        var recipient = store.isPresent() ? store.flatMap(this::recipientAt) : customer(checkout);
        return recipient.map(to -> new Consignment(
                parcel.id(),
                intake.numberOf(order).orElse(order.value()),
                from,
                to.contact(),
                to.address(),
                parcel.weightGrams(),
                parcel.size(),
                checkout.currency()));
    }

    /** The store where the customer collects it; none when it goes to the customer. */
    Optional<LocationId> storeOf(Parcel parcel) {
        return fulfillments.find(parcel.fulfillmentOrder()).map(FulfillmentOrderRecord::pickupLocation);
    }

    private record Recipient(Checkout.Contact contact, Checkout.Address address) {}

    private static Optional<Recipient> customer(Checkout checkout) {
        var contact = checkout.contact();
        var address = checkout.address();
        return contact == null || address == null ? Optional.empty() : Optional.of(new Recipient(contact, address));
    }

    private Optional<Recipient> recipientAt(LocationId id) {
        return locations.find(id).flatMap(Consignments::recipient);
    }

    /** The counter, not the customer: nobody is told at home that their parcel comes. */
    private static Optional<Recipient> recipient(Location store) {
        var address = store.address();
        return address == null
                ? Optional.empty()
                : Optional.of(new Recipient(
                        new Checkout.Contact(store.name(), null, store.phone(), "en", false),
                        new Checkout.Address(
                                address.line1(),
                                address.line2(),
                                address.city(),
                                address.postcode(),
                                address.country(),
                                store.latitude(),
                                store.longitude())));
    }
}
