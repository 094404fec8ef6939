package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.People.Person;
import dev.throughline.oms.bench.play.PlannedOrder.Kind;
import dev.throughline.oms.bench.play.PlannedOrder.PlannedCredit;
import dev.throughline.oms.client.model.Address;
import dev.throughline.oms.client.model.CancellationRequest;
import dev.throughline.oms.client.model.Contact;
import dev.throughline.oms.client.model.FulfillmentMethod;
import dev.throughline.oms.client.model.FulfillmentRequest;
import dev.throughline.oms.client.model.LineUnits;
import dev.throughline.oms.client.model.Money;
import dev.throughline.oms.client.model.OrderLineRequest;
import dev.throughline.oms.client.model.PlaceOrderRequest;
import dev.throughline.oms.client.model.ShortagePolicy;
import dev.throughline.oms.client.model.Tender;
import dev.throughline.oms.client.model.TillSaleRequest;
import dev.throughline.oms.client.model.UnfillableChoice;
import dev.throughline.oms.client.model.UnfillableDecisionRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A planned order in the words of the contract. The same plan gives the same body. */
final class Requests {
    static final String CURRENCY = "GBP";

    private Requests() {}

    static PlaceOrderRequest order(PlannedOrder order) {
        Invoice invoice = order.invoice();
        PlaceOrderRequest request = new PlaceOrderRequest()
                .channel(order.channel())
                .currency(CURRENCY)
                .clientReference(invoice.number())
                .shortagePolicy(ShortagePolicy.fromValue(order.shortage().name()))
                .fulfillment(fulfillment(order))
                .contact(contact(order.person()))
                .tender(new Tender().kind(Tender.KindEnum.CARD).token(order.tender()))
                .lines(lines(invoice))
                .metadata(Map.of("source_invoice", invoice.number(), "source_date", invoice.date()));
        if (invoice.carriage() > 0) {
            request.shippingCharge(new Money().amountMinor(invoice.carriage()).currency(CURRENCY));
        }
        return request;
    }

    private static FulfillmentRequest fulfillment(PlannedOrder order) {
        FulfillmentRequest request = new FulfillmentRequest();
        if (order.kind() == Kind.PICKUP) {
            return request.method(FulfillmentMethod.PICKUP).pickupLocation(order.store());
        }
        return request.method(FulfillmentMethod.SHIP).address(home(order.person()));
    }

    private static Address home(Person person) {
        return new Address()
                .line1(person.houseNumber() + " Example Street")
                .city(person.home().city())
                .postcode(person.home().district())
                .country("GB")
                .latitude(person.home().latitude())
                .longitude(person.home().longitude());
    }

    /** What the store cannot give is to be delivered. */
    static UnfillableDecisionRequest delivery(PlannedOrder order) {
        return new UnfillableDecisionRequest()
                .choice(UnfillableChoice.SHIP)
                .address(home(order.person()))
                .reason("the customer has it delivered instead");
    }

    /** What the store cannot give is to be collected in another one. */
    static UnfillableDecisionRequest collectionAt(String store) {
        return new UnfillableDecisionRequest()
                .choice(UnfillableChoice.PICK_UP)
                .location(store)
                .reason("the customer collects it in another store");
    }

    static UnfillableDecisionRequest noMore() {
        return new UnfillableDecisionRequest().choice(UnfillableChoice.CANCEL).reason("nobody has it");
    }

    private static Contact contact(Person person) {
        return new Contact()
                .name(person.name())
                .email(person.email())
                .phone(person.phone())
                .language("en")
                .marketingConsent(person.consent());
    }

    private static List<OrderLineRequest> lines(Invoice invoice) {
        return invoice.lines().stream()
                .map(line -> new OrderLineRequest()
                        .sku(line.sku())
                        .quantity(line.quantity())
                        .unitPrice(line.unitPrice().toPlainString()))
                .toList();
    }

    /** @param soldAt the same in every try */
    static TillSaleRequest tillSale(PlannedOrder order, String transaction, Instant soldAt) {
        TillSaleRequest request = new TillSaleRequest()
                .location(Objects.requireNonNull(order.store()))
                .tillTransaction(transaction)
                .soldAt(soldAt)
                .currency(CURRENCY)
                .clientReference(order.invoice().number())
                .lines(lines(order.invoice()));
        if (order.person().consent()) {
            request.contact(contact(order.person()));
        }
        return request;
    }

    static CancellationRequest cancellation(PlannedCredit credit) {
        return new CancellationRequest()
                .reason("cancelled by the customer (" + credit.document() + ")")
                .lines(credit.lines().stream()
                        .map(line -> new LineUnits().line(line.line()).quantity(line.quantity()))
                        .toList());
    }
}
