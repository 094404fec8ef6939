package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.customer.EmailAddress;
import dev.throughline.oms.activities.customer.PhoneNumber;
import java.time.Instant;

/** What is to be done with a message, now that its order was looked up. */
sealed interface Draft {
    record ToMail(EmailAddress address, Letter letter) implements Draft {}

    record ToText(PhoneNumber number, String text) implements Draft {
        /** Nothing of what it says. */
        @Override
        public String toString() {
            return "ToText[…]";
        }
    }

    /** It is too early. */
    record Later(String why, Instant next) implements Draft {}

    /** There is nothing to send, or nobody to send it to. */
    record Dropped(String why) implements Draft {}
}
