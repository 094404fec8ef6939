package dev.throughline.oms.activities.payment;

/** The gateway did not answer: what became of the call is unknown until it is looked up. */
class GatewayUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GatewayUnavailableException(String message) {
        super(message);
    }
}
