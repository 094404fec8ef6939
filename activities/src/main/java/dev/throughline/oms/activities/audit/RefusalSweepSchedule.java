package dev.throughline.oms.activities.audit;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
@ConditionalOnBooleanProperty(name = "throughline.background.enabled", matchIfMissing = true)
class RefusalSweepSchedule {
    private final StoredRefusals refusals;

    RefusalSweepSchedule(StoredRefusals refusals) {
        this.refusals = refusals;
    }

    @Scheduled(fixedDelayString = "${throughline.audit.sweep-every:1h}")
    void sweep() {
        refusals.forget();
    }
}
