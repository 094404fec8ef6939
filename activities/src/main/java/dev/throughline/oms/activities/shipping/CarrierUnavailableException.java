package dev.throughline.oms.activities.shipping;

/** The carrier did not answer: what became of the call is unknown until it is looked up. */
public class CarrierUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CarrierUnavailableException(String message) {
        super(message);
    }
}
