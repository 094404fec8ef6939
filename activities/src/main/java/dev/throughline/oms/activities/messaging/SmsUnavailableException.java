package dev.throughline.oms.activities.messaging;

/** The vendor of text messages did not answer, or not now: whether the text was sent is unknown. */
class SmsUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SmsUnavailableException(String message) {
        super(message);
    }
}
