package dev.throughline.oms.worker.shipping;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells in the background what could not be told when it came. */
@Component
@ConditionalOnBooleanProperty(name = "throughline.background.enabled", matchIfMissing = true)
class ParcelNewsLoop {
    private final ParcelNews news;

    ParcelNewsLoop(ParcelNews news) {
        this.news = news;
    }

    @Scheduled(fixedDelayString = "${throughline.shipping.tell-every:1s}")
    void tick() {
        news.tellQuietly();
    }
}
