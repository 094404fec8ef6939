package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.customer.Customers;
import dev.throughline.oms.activities.customer.EmailAddress;
import dev.throughline.oms.activities.customer.PhoneNumber;
import dev.throughline.oms.activities.messaging.Draft.Dropped;
import dev.throughline.oms.activities.messaging.Draft.ToMail;
import dev.throughline.oms.activities.messaging.Draft.ToText;
import dev.throughline.oms.activities.messaging.Messages.Message;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderBook;
import dev.throughline.oms.activities.order.OrderIntake;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides at sending time whether a message may go, to whom, and what it says. */
@Component
class Drafts {
    private final OrderIntake intake;
    private final Customers customers;
    private final PickupCodes pickupCodes;
    private final LetterWriter writer;
    private final OrderBook book;

    Drafts(OrderIntake intake, OrderBook book, Customers customers, PickupCodes pickupCodes, LetterWriter writer) {
        this.intake = intake;
        this.book = book;
        this.customers = customers;
        this.pickupCodes = pickupCodes;
        this.writer = writer;
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
        if (!message.kind().needsPickupCode()) {
            return draft(message, checkout, contact, null);
        }
        return Optional.ofNullable(message.fulfillmentOrder())
                .flatMap(pickupCodes::codeFor)
                .map(code -> draft(message, atItsStore(message, checkout), contact, code))
                .orElseGet(() -> new Dropped("nothing to collect"));
    }

    /** The customer may have chosen another store since. */
    private Checkout atItsStore(Message message, Checkout checkout) {
        return Optional.ofNullable(message.fulfillmentOrder())
                .flatMap(pickupCodes::storeOf)
                .map(checkout::collectedAt)
                .orElse(checkout);
    }

    private boolean consents(Message message) {
        return customers.ofOrder(message.order()).filter(customers::mayMarket).isPresent();
    }

    private Draft draft(Message message, Checkout checkout, Checkout.Contact contact, @Nullable String pickupCode) {
        var number = intake.numberOf(message.order()).orElse(message.order().value());
        var promisedBy = message.kind() == MessageKind.DELAYED
                ? book.find(message.order())
                        .map(OrderBook.OrderRecord::promisedBy)
                        .orElse(null)
                : null;
        var email = EmailAddress.parse(contact.email());
        if (email.isPresent()) {
            var letter = writer.write(message, number, checkout, contact, pickupCode, promisedBy);
            return new ToMail(email.get(), letter);
        }
        var country = checkout.address() == null ? null : checkout.address().country();
        var phone = PhoneNumber.parse(contact.phone(), country);
        if (phone.isEmpty()) {
            return new Dropped("no contact");
        }
        return new ToText(phone.get(), writer.brief(message, number, checkout, contact, pickupCode, promisedBy));
    }
}
