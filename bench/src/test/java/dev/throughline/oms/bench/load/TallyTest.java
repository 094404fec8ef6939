package dev.throughline.oms.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.bench.load.LoadOrder.Line;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally();
    private final LoadOrder order = new LoadOrder(1, true, Site.all().getLast(), 1, List.of(new Line("A", 3, 200)));
    private final Map<String, Long> ledgers = new HashMap<>(Map.of(
            "orders_in", 12L,
            "orders_accepted", 12L,
            "orders_completed", 11L,
            "units_ordered", 36L,
            "units_open", 3L,
            "units_collected", 33L,
            "stock_issued", 3L,
            "stock_committed", 3L,
            "authorized_minor", 1200L));

    TallyTest() {
        tally.received(100);
        tally.placed(order);
        tally.placed(order);
        tally.finished(order);
        ledgers.putAll(Map.of("stock_received", 100L, "stock_on_hand", 97L, "captured_minor", 600L));
    }

    private List<String> differences() {
        return tally.differences(
                Map.of(
                        "orders_in",
                        10L,
                        "orders_accepted",
                        10L,
                        "orders_completed",
                        10L,
                        "units_ordered",
                        30L,
                        "units_collected",
                        30L),
                ledgers);
    }

    @Test
    void agreesWithLedgersThatGainedTheSame() {
        assertThat(differences()).isEmpty();
    }

    @Test
    void seesWhatIsMissingAndWhatShouldNotHaveMoved() {
        ledgers.put("captured_minor", 599L);
        ledgers.put("refunded_minor", 1L);
        ledgers.remove("units_open");

        assertThat(differences())
                .containsExactlyInAnyOrder(
                        "captured_minor: the ledgers gained 599, the load test did 600",
                        "refunded_minor: the ledgers gained 1, the load test did 0",
                        "units_open is missing in the reconciliation");
    }
}
