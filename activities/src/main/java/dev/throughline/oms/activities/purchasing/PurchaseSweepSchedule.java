package dev.throughline.oms.activities.purchasing;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
@ConditionalOnBooleanProperty(name = "throughline.background.enabled", matchIfMissing = true)
class PurchaseSweepSchedule {
    private final PurchaseSweep sweep;

    PurchaseSweepSchedule(PurchaseSweep sweep) {
        this.sweep = sweep;
    }

    @Scheduled(fixedDelayString = "${throughline.purchasing.sweep-every:10s}")
    void sweep() {
        sweep.tellStock();
        sweep.markLate();
    }
}
