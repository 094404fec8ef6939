package dev.throughline.oms.activities.picking;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
@ConditionalOnBooleanProperty(name = "throughline.background.enabled", matchIfMissing = true)
class WavePlannerSchedule {
    private final WavePlanner planner;

    WavePlannerSchedule(WavePlanner planner) {
        this.planner = planner;
    }

    @Scheduled(fixedDelayString = "${throughline.picking.plan-every:30s}")
    void plan() {
        planner.round();
    }
}
