package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.inventory.Location;
import dev.throughline.oms.activities.order.Checkout;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier has to know of a parcel. It holds the recipient's name and address: it goes to the carrier and is kept nowhere.
 * What a customer collects goes to the store.
 *
 * @param reference the parcel's id
 * @param orderNumber as the customer reads it
 * @param currency of the costs
 */
record Consignment(
        String reference,
        String orderNumber,
        Location from,
        Checkout.Contact recipient,
        Checkout.Address to,
        int weightGrams,
        @Nullable Size size,
        String currency) {
    /** Nothing of whom it is for. */
    @Override
    public String toString() {
        return "Consignment[" + reference + "]";
    }
}
