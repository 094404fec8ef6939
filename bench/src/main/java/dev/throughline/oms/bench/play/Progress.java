package dev.throughline.oms.bench.play;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Says how far the play is: on one line of a terminal, else with a line now and then. */
final class Progress {
    private static final long EVERY_MILLIS = 500;
    private static final int PLAIN_EVERY = 20;

    private final PrintStream out;
    private final Instant started;
    private final boolean terminal =
            Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicBoolean first = new AtomicBoolean();
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile String phase = "";
    private volatile int total;
    private volatile long phaseStart;

    /** @param started when the run, and the build before it, began */
    Progress(PrintStream out, Instant started) {
        this.out = out;
        this.started = started;
    }

    void phase(String name, int orders) {
        phase = name;
        total = orders;
        phaseStart = System.nanoTime();
        done.set(0);
    }

    void accepted() {
        accepted.incrementAndGet();
        if (first.compareAndSet(false, true)) {
            since("First order accepted");
            begun.countDown();
        }
    }

    void refused() {
        refused.incrementAndGet();
    }

    void done() {
        done.incrementAndGet();
        begun.countDown();
    }

    /** Waits until an order is accepted, or done with. */
    void awaitFirst() throws InterruptedException {
        begun.await();
    }

    /** Says what has come about, and how long after the start. */
    void since(String what) {
        Duration since = Duration.between(started, Instant.ofEpochMilli(System.currentTimeMillis()));
        say("%s %.1f s after the start.".formatted(what, since.toMillis() / 1000.0));
    }

    /** A line of its own. */
    synchronized void say(String text) {
        out.print((terminal ? "\r\033[K" : "") + text + "\n");
        out.flush();
    }

    /** Shows the progress until the thread is interrupted. */
    void show() {
        try {
            for (int round = 1; true; round++) {
                Thread.sleep(EVERY_MILLIS);
                if (terminal) {
                    print("\r\033[K" + text());
                } else if (round % PLAIN_EVERY == 0) {
                    print(text() + "\n");
                }
            }
        } catch (InterruptedException e) {
            print(terminal ? "\r\033[K" : "");
        }
    }

    private synchronized void print(String text) {
        out.print(text);
        out.flush();
    }

    private String text() {
        double seconds = (System.nanoTime() - phaseStart) / 1e9;
        return "%s: %d of %d orders (%d accepted, %d refused), %.1f a second"
                .formatted(phase, done.get(), total, accepted.get(), refused.get(), done.get() / Math.max(1, seconds));
    }
}
