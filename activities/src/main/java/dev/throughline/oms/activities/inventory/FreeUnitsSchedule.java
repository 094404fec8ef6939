package dev.throughline.oms.activities.inventory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
@ConditionalOnBooleanProperty(name = "throughline.background.enabled", matchIfMissing = true)
class FreeUnitsSchedule {
    private static final int ROUNDS = 100;

    private final FreeUnitsRound round;

    FreeUnitsSchedule(FreeUnitsRound round) {
        this.round = round;
    }

    @Scheduled(fixedDelayString = "${throughline.inventory.free-units-every:2s}")
    void follow() {
        int left = ROUNDS;
        while (left > 0 && round.round()) {
            left--;
        }
    }
}
