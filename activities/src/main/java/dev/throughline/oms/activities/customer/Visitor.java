package dev.throughline.oms.activities.customer;

import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.workflows.shared.OrderId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who stands at a checkout, as far as the checkout tells; what is not valid is left out. */
record Visitor(
        OrderId order,
        Instant placedAt,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        Set<ConsentPurpose> consents,
        @Nullable String account) {
    /** Where a till says which loyalty account the customer showed. Others cannot say so: whoever shops online types addresses. */
    private static final String ACCOUNT = "loyalty_account";

    static Visitor of(Checkout checkout) {
        var contact = checkout.contact();
        if (contact == null) {
            return new Visitor(checkout.id(), checkout.placedAt(), null, null, null, Set.of(), account(checkout));
        }
        var address = checkout.address();
        var country = address == null ? null : address.country();
        return new Visitor(
                checkout.id(),
                checkout.placedAt(),
                contact.name(),
                EmailAddress.parse(contact.email()).map(EmailAddress::value).orElse(null),
                PhoneNumber.parse(contact.phone(), country)
                        .map(PhoneNumber::e164)
                        .orElse(null),
                consents(contact),
                account(checkout));
    }

    private static Set<ConsentPurpose> consents(Checkout.Contact contact) {
        var said = EnumSet.noneOf(ConsentPurpose.class);
        if (contact.marketingConsent()) {
            said.add(ConsentPurpose.MARKETING);
        }
        if (contact.consentsToSms()) {
            said.add(ConsentPurpose.SMS);
        }
        return said;
    }

    private static @Nullable String account(Checkout checkout) {
        return checkout.kind() == Checkout.Kind.TILL_SALE ? checkout.metadata().get(ACCOUNT) : null;
    }
}
