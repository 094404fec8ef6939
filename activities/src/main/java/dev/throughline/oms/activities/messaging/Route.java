package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.customer.EmailAddress;
import dev.throughline.oms.activities.customer.PhoneNumber;
import java.util.Optional;

/** By which channel a message goes, and to which address. */
sealed interface Route {
    /**
     * By e-mail.
     *
     * @param copyTo the number that gets a text message besides; none if empty
     */
    record ByMail(EmailAddress address, Optional<PhoneNumber> copyTo) implements Route {}

    record ByText(PhoneNumber number) implements Route {}

    /** There is nobody to send it to. */
    record Nowhere(String why) implements Route {}
}
