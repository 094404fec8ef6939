package dev.throughline.oms.worker.problem;

import java.util.Locale;

/** Every kind of problem; the name in its {@code type} never changes. */
public enum ProblemType {
    INVALID_REQUEST(400, "The request is not valid"),
    MALFORMED_JSON(400, "The body is not valid JSON"),
    MALFORMED_FILE(400, "The file cannot be read to its end"),
    CARD_NUMBER_REFUSED(400, "Card numbers are refused"),
    UNAUTHORIZED(401, "A valid token is needed"),
    SIGNATURE_REFUSED(401, "The signature is not valid"),
    PAYMENT_DECLINED(402, "The tender was declined"),
    INSUFFICIENT_FUNDS(402, "The tender has too little funds"),
    FORBIDDEN(403, "The actor may not do this"),
    PICKUP_CODE_WRONG(403, "The pickup code is wrong"),
    NOT_FOUND(404, "There is no such thing"),
    UNKNOWN_FULFILLMENT_ORDER(404, "There is no such fulfillment order"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "No such representation"),
    CONFLICT(409, "Refused in the present state"),
    PROMISE_EXPIRED(409, "The promise is too old"),
    OUT_OF_STOCK(409, "Not every unit can be had"),
    PAYMENT_UNAVAILABLE(409, "The tender could not be checked"),
    ORDER_CANCELLED(409, "The order was cancelled while it was being placed"),
    ORDER_NOT_ACCEPTED(409, "The order is not accepted"),
    ORDER_CLOSED(409, "The order is closed"),
    ORDER_ON_HOLD(409, "The order is on hold"),
    ORDER_NOT_ON_HOLD(409, "The order is not on hold"),
    UNKNOWN_LINE(409, "There is no such line"),
    WRONG_METHOD(409, "The fulfillment method does not allow this"),
    NOT_OPEN(409, "The fulfillment order is not open"),
    NOT_RELEASED(409, "The fulfillment order is not released"),
    NOT_CANCELLABLE(409, "Nothing asked for can be cancelled"),
    SUBSTITUTION_REFUSED(409, "It cannot take the place of the units"),
    NOT_UNFILLABLE(409, "Nothing asked for waits for a decision"),
    NOT_LOST(409, "Nothing asked for was lost or damaged"),
    DUE_TIME_PAST(409, "The due time does not lie ahead"),
    EXCEPTION_CLOSED(409, "The exception is closed"),
    TOO_MANY_UNITS(409, "More units than there are"),
    UNITS_MISSING(409, "Fewer units than there are"),
    LABEL_BOUGHT(409, "A label is bought"),
    NOTHING_TO_HAND_OVER(409, "Nothing is labelled and not handed over"),
    NOT_RETURNABLE(409, "The units cannot come back"),
    HOLD_CONVERTED(409, "An order has taken the hold over"),
    HOLD_ENDED(409, "The hold has ended"),
    ALIAS_TAKEN(409, "The code means something else"),
    TOO_MANY_HOLDS(409, "No more holds at once"),
    SUGGESTION_DECIDED(409, "The suggestion is decided"),
    ALREADY_RESOLVED(409, "Somebody has looked at it before"),
    PURCHASE_ORDER_REFUSED(409, "The purchase order's status does not allow this"),
    TRANSFER_REFUSED(409, "The transfer's status does not allow this"),
    PICKUP_CODE_USED(409, "The pickup code has worked already"),
    IDENTITY_CHECK_REQUIRED(409, "Who collects has to be checked"),
    AGE_CHECK_REQUIRED(409, "The collector's age has to be checked"),
    TOO_MANY_RESENDS(409, "The code was sent often enough"),
    NO_CURBSIDE(409, "The store brings nothing out"),
    WRONG_ITEM(409, "It is not what is to be picked"),
    SURPLUS_ITEM(409, "More units than are to be picked"),
    WAVE_CLOSED(409, "The wave is over"),
    NOTHING_TO_PICK(409, "No order fits the wave"),
    PICKUP_CODE_LOCKED(409, "The pickup code is locked"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported"),
    UNPROCESSABLE(422, "It cannot be done as asked"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used with another body"),
    RESOLUTION_NOT_POSSIBLE(422, "The exception cannot be resolved like this"),
    PROMISE_MISMATCH(422, "The promise is for something else"),
    UNKNOWN_CHANNEL(422, "There is no such channel"),
    CHANNEL_NOT_ALLOWED(422, "The channel may not do this"),
    UNKNOWN_SKU(422, "There is no such SKU"),
    UNKNOWN_LOCATION(422, "There is no such location"),
    ADDRESS_INVALID(422, "The carrier does not know the address"),
    CARRIER_REFUSED(422, "The carrier does not take the parcel"),
    INTERNAL_ERROR(500, "Something went wrong here"),
    UNAVAILABLE(503, "Not available at the moment");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Stable, relative to the API. */
    public String uri() {
        return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The general problem of a status that the web layer chose. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 409 -> CONFLICT;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 422 -> UNPROCESSABLE;
            case 503 -> UNAVAILABLE;
            default -> status >= 500 ? INTERNAL_ERROR : INVALID_REQUEST;
        };
    }
}
