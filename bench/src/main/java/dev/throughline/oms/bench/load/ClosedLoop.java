package dev.throughline.oms.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Clients that each begin the next order when their last has ended. What begins in the warm-up does not count; what ends within the
 * measured time does.
 */
final class ClosedLoop {
    private final CpuClock cpu;
    private final Duration warmUp;
    private final Duration measured;

    ClosedLoop(CpuClock cpu, Duration warmUp, Duration measured) {
        this.cpu = cpu;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /**
     * What was measured.
     *
     * @param perSecond orders that ended in the measured time, per second of it
     * @param cpuMillis per order and process: of all that the process did in the measured time
     */
    record Outcome(
            int clients,
            int orders,
            double perSecond,
            double p50Millis,
            double p99Millis,
            Map<String, Double> cpuMillis) {}

    private record Done(long began, long ended) {}

    /**
     * Goes on until the time is over and what was begun has ended.
     *
     * @param numbers of the orders, shared between loops
     */
    Outcome run(int clients, AtomicLong numbers, LongConsumer order) throws InterruptedException {
        long start = System.nanoTime();
        long from = start + warmUp.toNanos();
        long to = from + measured.toNanos();
        List<Done> done = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            threads.add(Thread.ofVirtual().start(() -> loop(to, numbers, order, done)));
        }
        sleepUntil(from);
        Map<String, Long> before = cpu.read();
        sleepUntil(to);
        Map<String, Long> after = cpu.read();
        for (Thread thread : threads) {
            thread.join();
        }
        return outcome(clients, done, from, to, before, after);
    }

    private static void loop(long until, AtomicLong numbers, LongConsumer order, List<Done> done) {
        while (System.nanoTime() < until) {
            long began = System.nanoTime();
            order.accept(numbers.getAndIncrement());
            long ended = System.nanoTime();
            synchronized (done) {
                done.add(new Done(began, ended));
            }
        }
    }

    private static void sleepUntil(long moment) throws InterruptedException {
        Thread.sleep(Duration.ofNanos(Math.max(0, moment - System.nanoTime())));
    }

    private Outcome outcome(
            int clients, List<Done> done, long from, long to, Map<String, Long> before, Map<String, Long> after) {
        int ended = (int) done.stream()
                .filter(order -> order.ended() >= from && order.ended() <= to)
                .count();
        Latencies latencies = new Latencies(done.stream()
                .filter(order -> order.began() >= from)
                .mapToLong(order -> order.ended() - order.began())
                .toArray());
        Map<String, Double> cpuMillis = new TreeMap<>();
        CpuClock.between(before, after)
                .forEach((name, millis) -> cpuMillis.put(name, millis / (double) Math.max(1, ended)));
        return new Outcome(
                clients,
                ended,
                ended / (measured.toNanos() / 1e9),
                latencies.millis(50),
                latencies.millis(99),
                cpuMillis);
    }
}
