package dev.throughline.oms.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private final Counters counters = new Counters();

    @Test
    void provesNothingWithoutEverythingThatHadToHappen() {
        for (Counter counter : Counter.values()) {
            if (counter != Counter.SOLD_OUT) {
                counters.add(counter);
            }
        }

        assertThat(counters.missing())
                .containsExactly("the run proves nothing, never seen: " + Counter.SOLD_OUT.text());
        counters.add(Counter.SOLD_OUT);
        assertThat(counters.missing()).isEmpty();
    }

    @Test
    void holdsOnlyWithoutViolations() {
        Report good = new Report("./run faults", 100, 4, List.of("| KILL TEMPORAL | 9 |"), counters, List.of());
        Report bad = new Report("./run faults", 100, 4, List.of(), counters, List.of("order ord_a is nobody's"));

        assertThat(good.holds()).isTrue();
        assertThat(good.text()).contains("KILL TEMPORAL", "4.0 s after the last fault");
        assertThat(bad.holds()).isFalse();
        assertThat(bad.text()).contains("**1 violations**", "ord_a is nobody's");
    }

    @Test
    void countsWhatTheInstancesHaveNoted(@TempDir Path folder) throws Exception {
        Path notes = Files.writeString(folder.resolve("notes"), """
                repeated\tInventory.ReleaseAll\tattempt 2
                reported-failed\tPayment.Capture\tattempt 1
                failed\tPayment.Capture\tGatewayUnavailableException: the gateway's answer was lost
                failed\tAuthorize\tGatewayUnavailableException: the gateway did not answer in time
                repe""");

        NotesReader.count(notes, counters);

        assertThat(counters.of(Counter.REPEATED_STEPS)).isEqualTo(1);
        assertThat(counters.of(Counter.REPEATED_UNDOS)).isEqualTo(1);
        assertThat(counters.of(Counter.REPORTED_FAILED)).isEqualTo(1);
        assertThat(counters.of(Counter.LOST_ANSWERS)).isEqualTo(1);
        assertThat(counters.of(Counter.GATEWAY_TIMEOUTS)).isEqualTo(1);
    }
}
