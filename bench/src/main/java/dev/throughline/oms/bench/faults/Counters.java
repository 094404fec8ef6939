package dev.throughline.oms.bench.faults;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How often each thing happened. */
final class Counters {
    private final Map<Counter, Long> counts = new EnumMap<>(Counter.class);

    synchronized void add(Counter counter, long more) {
        counts.merge(counter, more, Long::sum);
    }

    void add(Counter counter) {
        add(counter, 1);
    }

    synchronized long of(Counter counter) {
        return counts.getOrDefault(counter, 0L);
    }

    /** What never happened: with any of them the run proves nothing. */
    List<String> missing() {
        return Arrays.stream(Counter.values())
                .filter(counter -> of(counter) <= 0)
                .map(counter -> "the run proves nothing, never seen: " + counter.text())
                .toList();
    }
}
