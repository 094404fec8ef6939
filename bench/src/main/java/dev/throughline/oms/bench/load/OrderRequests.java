package dev.throughline.oms.bench.load;

import dev.throughline.oms.client.model.Address;
import dev.throughline.oms.client.model.Contact;
import dev.throughline.oms.client.model.FulfillmentMethod;
import dev.throughline.oms.client.model.FulfillmentRequest;
import dev.throughline.oms.client.model.OrderLineRequest;
import dev.throughline.oms.client.model.PlaceOrderRequest;
import dev.throughline.oms.client.model.ShortagePolicy;
import dev.throughline.oms.client.model.Tender;

/** Orders in the words of the contract. */
public final class OrderRequests {
    private OrderRequests() {}

    /** The same order gives the same body. */
    public static PlaceOrderRequest of(LoadOrder order, String token) {
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
                .tender(new Tender().kind(Tender.KindEnum.CARD).token(token))
                .lines(order.lines().stream()
                        .map(line -> new OrderLineRequest().sku(line.sku()).quantity(line.quantity()))
                        .toList());
    }

    private static FulfillmentRequest fulfillment(LoadOrder order) {
        Site site = order.site();
        if (order.pickup()) {
            return new FulfillmentRequest().method(FulfillmentMethod.PICKUP).pickupLocation(site.id());
        }
        return new FulfillmentRequest().method(FulfillmentMethod.SHIP).address(address(order));
    }

    /** Where the customer lives. */
    static Address address(LoadOrder order) {
        Site site = order.site();
        return new Address()
                .line1("1 Example Street")
                .city(site.name())
                .postcode("ZZ99")
                .country("GB")
                .latitude(site.latitude())
                .longitude(site.longitude());
    }
}
