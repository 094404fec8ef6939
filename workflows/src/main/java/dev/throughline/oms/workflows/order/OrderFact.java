package dev.throughline.oms.workflows.order;

/** What can happen to an accepted order; each is an event of the order's timeline. */
public enum OrderFact {
    RESOURCED("resourced"),
    SHORTAGE("shortage"),
    /** Nobody can serve units: a person, or the customer, decides. */
    UNFILLABLE("unfillable"),
    /** Something else takes the place of units. */
    SUBSTITUTED("substituted"),
    RELEASED("released"),
    /** What was sent to a store has arrived there. */
    ARRIVED("arrived"),
    DELIVERED("delivered"),
    COLLECTED("collected"),
    LOST("lost"),
    DAMAGED("damaged"),
    /** What was lost or damaged is sent again. */
    REPLACED("replaced"),
    /** What was lost reached the customer after it had been decided about. */
    FOUND("found"),
    /** A person has given it another due time. */
    POSTPONED("postponed"),
    NO_SHOW("no_show"),
    /** The customer does not want what was ready for them. */
    GIVEN_UP("given_up"),
    UNITS_CANCELLED("units_cancelled"),
    BACKORDER_FILLED("backorder_filled"),
    HELD("held"),
    HOLD_RELEASED("hold_released"),
    CAPTURE_FAILED("capture_failed"),
    /** What was promised cannot be kept from where it was to come from. */
    PROMISE_AT_RISK("promise_at_risk");

    private final String word;

    OrderFact(String word) {
        this.word = word;
    }

    /** The CloudEvents type. */
    public String eventType() {
        return "oms.order." + word + ".v1";
    }
}
