package dev.throughline.oms.activities.messaging;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps the dispatcher going, on a thread of its own since mail servers can be slow. */
@Component
@ConditionalOnBooleanProperty(name = "throughline.background.enabled", matchIfMissing = true)
class MessagingLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(MessagingLoop.class);
    private static final int STOP_SECONDS = 15;

    private final Dispatcher dispatcher;
    private final MessagingSettings settings;
    private volatile @Nullable ScheduledExecutorService timer;

    MessagingLoop(Dispatcher dispatcher, MessagingSettings settings) {
        this.dispatcher = dispatcher;
        this.settings = settings;
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("messaging").factory());
        long pause = settings.pollInterval().toMillis();
        var _ = started.scheduleWithFixedDelay(this::drain, pause, pause, TimeUnit.MILLISECONDS);
        timer = started;
    }

    private void drain() {
        try {
            boolean more = true;
            while (more && isRunning()) {
                more = dispatcher.round() == settings.batch();
            }
        } catch (RuntimeException problem) {
            // The kind only: what mail systems and databases say may quote the address.
            LOG.warn("sending messages failed with {}, next try in {}", problem.getClass(), settings.pollInterval());
        }
    }

    @Override
    public void stop() {
        var running = timer;
        timer = null;
        if (running != null) {
            running.shutdown();
            awaitEnd(running);
        }
    }

    private static void awaitEnd(ScheduledExecutorService running) {
        try {
            if (!running.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a mail is still being sent; it may be sent again after the lease");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
