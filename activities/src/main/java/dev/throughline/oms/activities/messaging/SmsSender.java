package dev.throughline.oms.activities.messaging;

/** Sends text messages to contacts without an e-mail address; a vendor's adapter takes the place of the embedded one. */
public interface SmsSender {
    /**
     * Sends once per call; throws if it could not, and is called again later.
     *
     * @param messageId the same in every attempt, for vendors that drop duplicates
     * @param e164 the number
     */
    void send(String messageId, String e164, String text);
}
