package dev.throughline.oms.activities.event;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps events flowing to their subscribers; any number of instances may. */
@Component
@ConditionalOnBooleanProperty(name = "throughline.background.enabled", matchIfMissing = true)
class WebhookLoop implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookLoop.class);

    private final FanOut fanOut;
    private final WebhookDispatcher dispatcher;
    private final Set<String> draining = ConcurrentHashMap.newKeySet();
    private final ExecutorService drains = Executors.newVirtualThreadPerTaskExecutor();

    WebhookLoop(FanOut fanOut, WebhookDispatcher dispatcher) {
        this.fanOut = fanOut;
        this.dispatcher = dispatcher;
    }

    @Scheduled(fixedDelayString = "${throughline.webhooks.poll-every:1s}")
    void tick() {
        int taken;
        do {
            taken = fanOut.round();
        } while (taken > 0);
        for (var subscription : dispatcher.due()) {
            if (draining.add(subscription)) {
                drains.execute(() -> drain(subscription));
            }
        }
    }

    /** Interrupts what is being sent: its lease ends, and it is sent again. */
    @Override
    public void destroy() {
        drains.shutdownNow();
        drains.close();
    }

    private void drain(String subscription) {
        try {
            dispatcher.drain(subscription);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("Webhooks of subscription {} wait for the next round", subscription, e);
        } finally {
            draining.remove(subscription);
        }
    }
}
