package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.customer.Customers;
import dev.throughline.oms.activities.customer.EmailAddress;
import dev.throughline.oms.activities.customer.PhoneNumber;
import dev.throughline.oms.activities.messaging.Consignments.Consignment;
import dev.throughline.oms.activities.messaging.Draft.Dropped;
import dev.throughline.oms.activities.messaging.Draft.Later;
import dev.throughline.oms.activities.messaging.Draft.ToMail;
import dev.throughline.oms.activities.messaging.Draft.ToText;
import dev.throughline.oms.activities.messaging.Messages.Message;
import dev.throughline.oms.activities.messaging.PickupCodes.Ticket;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderBook;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides at sending time whether a message may go, to whom, and what it says. */
@Component
class Drafts {
    private final OrderIntake intake;
    private final Customers customers;
    private final PickupCodes pickupCodes;
    private final Consignments consignments;
    private final LetterWriter writer;
    private final OrderBook book;
    private final MessagingSettings settings;
    private final Clock clock;

    Drafts(
            OrderIntake intake,
            OrderBook book,
            Customers customers,
            PickupCodes pickupCodes,
            Consignments consignments,
            LetterWriter writer,
            MessagingSettings settings,
            Clock clock) {
        this.intake = intake;
        this.book = book;
        this.customers = customers;
        this.pickupCodes = pickupCodes;
        this.consignments = consignments;
        this.writer = writer;
        this.settings = settings;
        this.clock = clock;
    }

    Draft of(Message message) {
        if (message.kind().needsConsent() && !consents(message)) {
            return new Dropped("no consent");
        }
        var checkout = intake.find(message.order()).orElse(null);
        var contact = checkout == null ? null : checkout.contact();
        if (checkout == null || contact == null) {
            return new Dropped("no contact");
        }
        var fulfillmentOrder = Optional.ofNullable(message.about().fulfillmentOrder());
        var ticket = message.kind().needsPickupCode()
                ? fulfillmentOrder.flatMap(this::ticket).orElse(null)
                : null;
        if (message.kind().needsPickupCode() && ticket == null) {
            return new Dropped("nothing to collect");
        }
        var consignment = fulfillmentOrder.flatMap(consignments::find).orElse(null);
        if (message.kind().needsCarrier() && consignment != null && isTooEarly(message, consignment)) {
            return later(message);
        }
        return draft(story(message, checkout, contact, ticket, consignment));
    }

    private boolean consents(Message message) {
        return customers.ofOrder(message.order()).filter(customers::mayMarket).isPresent();
    }

    private Optional<Ticket> ticket(FulfillmentOrderId fulfillmentOrder) {
        return pickupCodes
                .ticketFor(fulfillmentOrder)
                .or(() -> pickupCodes
                        .codeFor(fulfillmentOrder)
                        .flatMap(code -> pickupCodes
                                .storeOf(fulfillmentOrder)
                                .map(store -> new Ticket(code, code, store, null, null))));
    }

    private boolean isTooEarly(Message message, Consignment consignment) {
        return consignment.awaitsCarrier()
                && message.acceptedAt().plus(settings.waitForCarrier()).isAfter(clock.instant());
    }

    /** Looks soon at first, then less often: a label is mostly printed at once, and now and then in the evening. */
    private Later later(Message message) {
        var now = clock.instant();
        var age = Duration.between(message.acceptedAt(), now);
        var shortest = settings.retry().firstDelay();
        return new Later("the parcel has not left", now.plus(age.compareTo(shortest) > 0 ? age : shortest));
    }

    private Story story(
            Message message,
            Checkout checkout,
            Checkout.Contact contact,
            @Nullable Ticket ticket,
            @Nullable Consignment consignment) {
        var number = intake.numberOf(message.order()).orElse(message.order().value());
        var booked = book.find(message.order());
        return new Story(
                message,
                number,
                checkout,
                contact,
                ticket,
                consignment,
                booked.map(OrderBook.OrderRecord::promisedBy).orElse(null),
                booked.map(OrderBook.OrderRecord::units).orElse(Map.of()));
    }

    private Draft draft(Story story) {
        var email = EmailAddress.parse(story.contact().email());
        if (email.isPresent()) {
            return new ToMail(email.get(), writer.write(story));
        }
        var address = story.checkout().address();
        return PhoneNumber.parse(story.contact().phone(), address == null ? null : address.country())
                .<Draft>map(number -> new ToText(number, writer.brief(story)))
                .orElseGet(() -> new Dropped("no contact"));
    }
}
