package dev.throughline.oms.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenLevelTest {
    @Test
    void tellsWhatAThousandOrdersMoreCost() {
        var levels = List.of(level(0, 10), level(1_000, 12), level(10_000, 30));

        assertThat(OpenLevel.slope(levels, level -> level.handover().millis(99)))
                .isCloseTo(2, within(1e-9));
        assertThat(OpenLevel.slope(
                        levels.subList(0, 1), level -> level.handover().millis(99)))
                .isZero();
    }

    @Test
    void readsTheProportionalSetSize() {
        assertThat(Memory.number("Pss:              123456 kB")).isEqualTo(123_456);
        long own = ProcessHandle.current().pid();
        var memory = new Memory(Map.of("own", own)).read();
        if (!memory.isEmpty()) {
            assertThat(memory.get("own")).isGreaterThan(10);
        }
    }

    private static OpenLevel level(int open, long millis) {
        var times = new Latencies(new long[] {millis * 1_000_000});
        return new OpenLevel(open, Map.of(), times, times, times);
    }
}
