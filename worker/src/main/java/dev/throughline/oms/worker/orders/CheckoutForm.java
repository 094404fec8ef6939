package dev.throughline.oms.worker.orders;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.throughline.oms.api.model.Contact;
import dev.throughline.oms.api.model.FieldError;
import dev.throughline.oms.api.model.FulfillmentMethod;
import dev.throughline.oms.api.model.FulfillmentRequest;
import dev.throughline.oms.api.model.MessageChannel;
import dev.throughline.oms.api.model.PlaceOrderRequest;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the contract's schema cannot say about a checkout and no system has to be asked for. */
@Component
class CheckoutForm {
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);
    private static final String NO_COUNTRY = "ZZ";

    private final Validator validator;
    private final Clock clock;

    CheckoutForm(Validator validator, Clock clock) {
        this.validator = validator;
        this.clock = clock;
    }

    private record MailAddress(
            @Email(regexp = "[^@]+@[^@]+[.][^@.]+") @Nullable
            String email) {}

    /** Throws a problem that names every field at fault. */
    void check(PlaceOrderRequest body) {
        if (CardNumbers.looksLikeOne(body.getTender().getToken())) {
            throw ProblemException.ofField(
                    ProblemType.CARD_NUMBER_REFUSED,
                    "tender.token",
                    "must be a token of the gateway, never a card number");
        }
        var errors = new ArrayList<FieldError>();
        checkFulfillment(body.getFulfillment(), errors);
        checkContact(body.getContact(), country(body.getFulfillment()), errors);
        checkTime("placed_at", body.getPlacedAt(), errors);
        refuse(errors);
    }

    private static void checkFulfillment(FulfillmentRequest fulfillment, List<FieldError> errors) {
        boolean pickup = fulfillment.getMethod() != FulfillmentMethod.SHIP;
        if (pickup && isBlank(fulfillment.getPickupLocation())) {
            errors.add(Fields.error(
                    "fulfillment.pickup_location", "must name the store where the customer collects", "not-null"));
        }
        if (!pickup && fulfillment.getPickupLocation() != null) {
            errors.add(Fields.error("fulfillment.pickup_location", "must be left out, for SHIP", "null"));
        }
        if (!pickup && Boolean.TRUE.equals(fulfillment.getCurbside())) {
            errors.add(Fields.error("fulfillment.curbside", "must be left out, for SHIP", "null"));
        }
        if (!pickup && fulfillment.getAddress() == null) {
            errors.add(Fields.error("fulfillment.address", "must be given, for SHIP", "not-null"));
        }
    }

    /** For a till sale's contact too; national phone numbers are read in the country, if there is one. */
    void checkContact(Contact contact, @Nullable String country, List<FieldError> errors) {
        if (contact.getEmail() != null
                && !validator.validate(new MailAddress(contact.getEmail())).isEmpty()) {
            errors.add(Fields.error("contact.email", "must be an e-mail address, such as a.name@example.com", "email"));
        }
        if (contact.getPhone() == null && asksForTexts(contact)) {
            errors.add(Fields.error("contact.phone", "must be given, for text messages", "not-null"));
        }
        if (contact.getPhone() != null && !isPhone(contact.getPhone(), country)) {
            errors.add(Fields.error(
                    "contact.phone",
                    "must be a phone number, +447700900123, or national in the address's country",
                    "phone"));
        }
    }

    private static boolean asksForTexts(Contact contact) {
        return Boolean.TRUE.equals(contact.getSmsConsent())
                || (contact.getChannels() != null && contact.getChannels().contains(MessageChannel.SMS));
    }

    void checkTime(String field, @Nullable Instant at, List<FieldError> errors) {
        if (at != null && at.isAfter(clock.instant().plus(CLOCK_DIFFERENCE))) {
            errors.add(Fields.error(field, "must not lie in the future", "past-or-present"));
        }
    }

    static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "See errors for what would be right", errors);
        }
    }

    private static boolean isPhone(String phone, @Nullable String country) {
        var numbers = PhoneNumberUtil.getInstance();
        try {
            return numbers.isPossibleNumber(numbers.parse(phone, country == null ? NO_COUNTRY : country));
        } catch (NumberParseException _) {
            return false;
        }
    }

    private static @Nullable String country(FulfillmentRequest fulfillment) {
        return fulfillment.getAddress() == null
                ? null
                : fulfillment.getAddress().getCountry();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
