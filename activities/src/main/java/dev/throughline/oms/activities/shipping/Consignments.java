package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.order.OrderIntake;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts together what a carrier has to know of a parcel, from where it is kept. */
@Component
class Consignments {
    private final OrderIntake intake;
    private final Locations locations;

    Consignments(OrderIntake intake, Locations locations) {
        this.intake = intake;
        this.locations = locations;
    }

    /** Empty when the order has no recipient or no address any more. */
    Optional<Consignment> of(Parcel parcel) {
        var order = parcel.fulfillmentOrder().order();
        var checkout = intake.find(order).orElse(null);
        var from = locations.find(parcel.location()).orElse(null);
        if (checkout == null || checkout.contact() == null || checkout.address() == null || from == null) {
            return Optional.empty();
        }
        return Optional.of(new Consignment(
                parcel.id(),
                intake.numberOf(order).orElse(order.value()),
                from,
                checkout.contact(),
                checkout.address(),
                parcel.weightGrams(),
                parcel.size(),
                checkout.currency()));
    }
}
