package dev.throughline.oms.bench.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Customers come while faults happen: each is a thread that plays its order. */
final class Arrivals {
    private final Consumer<Plan> player;
    private final List<Thread> threads = new ArrayList<>();

    Arrivals(Consumer<Plan> player) {
        this.player = player;
    }

    /** These come one by one within the next time. */
    void come(List<Plan> plans, Duration within) {
        for (int i = 0; i < plans.size(); i++) {
            Plan plan = plans.get(i);
            Duration delay = within.multipliedBy(i).dividedBy(plans.size());
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(delay);
                    player.accept(plan);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
    }

    /** Orders that are not yet where they are to end. */
    long inFlight() {
        return threads.stream().filter(Thread::isAlive).count();
    }

    /** Waits for all; who is not ready in time is interrupted. */
    void await(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        for (Thread thread : threads) {
            thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
        }
        for (Thread thread : threads) {
            thread.interrupt();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
