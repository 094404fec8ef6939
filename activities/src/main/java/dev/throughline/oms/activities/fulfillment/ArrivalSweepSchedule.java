package dev.throughline.oms.activities.fulfillment;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
@ConditionalOnBooleanProperty(name = "throughline.background.enabled", matchIfMissing = true)
class ArrivalSweepSchedule {
    private final ArrivalDesk arrivals;

    ArrivalSweepSchedule(ArrivalDesk arrivals) {
        this.arrivals = arrivals;
    }

    @Scheduled(fixedDelayString = "${throughline.pickup.arrival-sweep-every:10m}")
    void sweep() {
        arrivals.forgetOld();
    }
}
