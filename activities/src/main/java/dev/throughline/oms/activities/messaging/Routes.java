package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.customer.ConsentPurpose;
import dev.throughline.oms.activities.customer.EmailAddress;
import dev.throughline.oms.activities.customer.PhoneNumber;
import dev.throughline.oms.activities.messaging.Messages.Message;
import dev.throughline.oms.activities.messaging.Route.ByMail;
import dev.throughline.oms.activities.messaging.Route.ByText;
import dev.throughline.oms.activities.messaging.Route.Nowhere;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.Checkout.MessageChannel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Chooses the channel: the first that the contact named, has an address for and, for text messages, has agreed to; e-mail if there is no
 * such one, since it needs no consent. Marketing goes by e-mail only.
 */
@Component
class Routes {
    private static final List<MessageChannel> USUAL = List.of(MessageChannel.EMAIL, MessageChannel.SMS);

    private final Consents consents;

    Routes(Consents consents) {
        this.consents = consents;
    }

    Route of(Message message, Checkout checkout, Checkout.Contact contact) {
        var email = EmailAddress.parse(contact.email());
        var phone = phone(checkout, contact);
        if (message.kind().isMarketing()) {
            return email.<Route>map(address -> new ByMail(address, Optional.empty()))
                    .orElse(new Nowhere("no contact"));
        }
        var texts = phone.filter(_ -> consents.mayBeInForce(message, contact, ConsentPurpose.SMS));
        if (message.channel() == MessageChannel.SMS) {
            return texts.<Route>map(ByText::new).orElseGet(() -> nowhere(phone));
        }
        boolean wantsMail = wanted(contact).getFirst() == MessageChannel.EMAIL;
        if (email.isPresent() && (wantsMail || texts.isEmpty())) {
            return new ByMail(email.get(), copy(message, contact, texts));
        }
        return texts.<Route>map(ByText::new).orElseGet(() -> nowhere(phone));
    }

    private static Optional<PhoneNumber> copy(
            Message message, Checkout.Contact contact, Optional<PhoneNumber> consented) {
        return message.kind().isUrgent() && wanted(contact).contains(MessageChannel.SMS) ? consented : Optional.empty();
    }

    private static List<MessageChannel> wanted(Checkout.Contact contact) {
        var named = Objects.requireNonNullElse(contact.channels(), USUAL);
        return named.isEmpty() ? USUAL : named;
    }

    private static Route nowhere(Optional<PhoneNumber> phone) {
        return new Nowhere(phone.isPresent() ? "no consent" : "no contact");
    }

    private static Optional<PhoneNumber> phone(Checkout checkout, Checkout.Contact contact) {
        var address = checkout.address();
        return PhoneNumber.parse(contact.phone(), address == null ? null : address.country());
    }
}
