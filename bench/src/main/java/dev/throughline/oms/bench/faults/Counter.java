package dev.throughline.oms.bench.faults;

/** What a run must have seen at least once, or it proves nothing. */
enum Counter {
    FAULTS("faults injected"),
    REPEATED_REQUESTS("requests repeated after no answer, 5xx or \"not decided yet\""),
    REPORTED_FAILED("steps that worked and were reported failed"),
    REPEATED_STEPS("steps repeated (attempt 2 and later)"),
    REPEATED_UNDOS("undos repeated (stock released, hold voided)"),
    GATEWAY_TIMEOUTS("gateway calls that timed out"),
    LOST_ANSWERS("gateway answers lost, and resolved"),
    SOLD_OUT("orders refused because others had the last units"),
    DECLINED("orders refused because the card was declined"),
    CANCELLED("orders cancelled after the authorization"),
    FULFILLED("orders delivered or collected"),
    RETURNED("returns refunded"),
    LEFT("orders left to a person, with a due time"),
    REPEATED_SIGNALS("tracking reports sent again"),
    DOUBLE_SUBMITS("checkouts submitted at once with one key"),
    ASKED_AGAIN("checkouts asked again at the end, same answer"),
    IN_FLIGHT("orders in flight when a fault began, summed"),
    IN_FLIGHT_AT_ROLLS("orders in flight when an instance was rolled, summed");

    private final String text;

    Counter(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
