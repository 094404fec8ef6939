package dev.throughline.oms.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.bench.load.CpuClock.Stat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CpuClockTest {
    @Test
    void readsTimesBehindANameWithBlanksAndParentheses() {
        Stat stat = Stat.parse(
                "4711 (postgres: a (b) c) S 12 4711 4711 0 -1 4194560 100 200 0 0 7 5 30 2 20 0 1 0 5000 100 200 x");

        assertThat(stat).isEqualTo(new Stat(4711, 12, 44));
    }

    @Test
    void sumsAProcessAndItsDescendantsButNotThoseThatAreCountedThemselves() {
        Map<Long, Stat> all = Map.of(
                1L, new Stat(1, 0, 1000),
                2L, new Stat(2, 1, 10),
                3L, new Stat(3, 2, 20),
                4L, new Stat(4, 3, 40),
                5L, new Stat(5, 1, 80));

        assertThat(CpuClock.sum(all, 2, List.of(2L))).isEqualTo(70);
        assertThat(CpuClock.sum(all, 1, List.of(1L, 3L))).isEqualTo(1090);
        assertThat(CpuClock.sum(all, 99, List.of())).isZero();
    }
}
