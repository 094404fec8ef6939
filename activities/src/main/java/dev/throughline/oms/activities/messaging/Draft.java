package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.customer.ConsentPurpose;
import dev.throughline.oms.activities.customer.EmailAddress;
import dev.throughline.oms.activities.customer.PhoneNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is to be done with a message, now that its order was looked up. */
sealed interface Draft {
    /** Something to send. */
    sealed interface Ready extends Draft {
        /** The consent without which it must not go. */
        @Nullable
        ConsentPurpose needs();
    }

    /**
     * A mail.
     *
     * @param textToo whether it goes as a text message besides
     */
    record ToMail(
            EmailAddress address,
            Letter letter,
            boolean textToo,
            @Nullable ConsentPurpose needs) implements Ready {}

    record ToText(PhoneNumber number, String words) implements Ready {
        @Override
        public ConsentPurpose needs() {
            return ConsentPurpose.SMS;
        }

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
