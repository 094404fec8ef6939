package dev.throughline.oms.activities.shipping;

/** A message that the carrier has signed and that makes no sense to us. */
public class UnreadableWebhookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableWebhookException(String detail) {
        super(detail);
    }
}
