package dev.throughline.oms.bench.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Waits until what was begun has been done: mail, projections, follow-ups. */
final class Quiet {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final double IDLE_SHARE = 0.15;

    private final CpuClock cpu;

    Quiet(CpuClock cpu) {
        this.cpu = cpu;
    }

    /** Two looks in a row at which no process was busy, or the patience is over. */
    void await(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        int quiet = 0;
        Map<String, Long> before = cpu.read();
        while (quiet < 2 && System.nanoTime() < until) {
            Thread.sleep(LOOK_EVERY);
            Map<String, Long> now = cpu.read();
            boolean none = CpuClock.between(before, now).values().stream()
                    .allMatch(millis -> millis < IDLE_SHARE * LOOK_EVERY.toMillis());
            quiet = none ? quiet + 1 : 0;
            before = now;
        }
    }

    /** CPU milliseconds per second and process. */
    Map<String, Double> measure(Duration time) throws InterruptedException {
        Map<String, Long> before = cpu.read();
        Thread.sleep(time);
        Map<String, Double> result = new TreeMap<>();
        CpuClock.between(before, cpu.read())
                .forEach((name, millis) -> result.put(name, millis / (time.toMillis() / 1000.0)));
        return result;
    }
}
