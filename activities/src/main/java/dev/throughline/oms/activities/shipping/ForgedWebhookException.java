package dev.throughline.oms.activities.shipping;

/** A message that the carrier has not signed, or not now. Its text says which check failed, nothing of the message. */
public class ForgedWebhookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForgedWebhookException(String failedCheck) {
        super(failedCheck);
    }
}
