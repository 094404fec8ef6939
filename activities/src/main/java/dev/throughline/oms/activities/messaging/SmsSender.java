package dev.throughline.oms.activities.messaging;

import java.time.Instant;

/**
 * A vendor of text messages. What it refuses is an answer; {@link SmsUnavailableException} means that the outcome is unknown, and it is asked
 * again later.
 *
 * <p>Never called inside a database transaction.
 */
public interface SmsSender {
    Answer send(Text text);

    /**
     * A text message.
     *
     * @param messageId the same in every attempt, for vendors that drop duplicates
     * @param e164 the number
     * @param since when the message was accepted: no earlier text to the number is this one
     * @param again whether it may have been sent before
     */
    record Text(String messageId, String e164, String words, Instant since, boolean again) {
        /** Nothing of what it says, or to whom. */
        @Override
        public String toString() {
            return "Text[" + messageId + "]";
        }
    }

    enum Answer {
        SENT,
        /** No telephone that takes text messages. */
        INVALID_NUMBER,
        /** The recipient has told the vendor to stop. */
        OPTED_OUT,
        /** The vendor will not send it, however often it is asked. */
        REFUSED
    }
}
