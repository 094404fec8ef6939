package dev.throughline.oms.activities.inventory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
@ConditionalOnBooleanProperty(name = "throughline.background.enabled", matchIfMissing = true)
class AllocationSweepSchedule {
    private final AllocationSweep sweep;

    AllocationSweepSchedule(AllocationSweep sweep) {
        this.sweep = sweep;
    }

    @Scheduled(fixedDelayString = "${throughline.inventory.allocation-sweep-every:5s}")
    void sweep() {
        sweep.sweep();
    }
}
