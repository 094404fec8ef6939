package dev.throughline.oms.activities.exceptions;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
@ConditionalOnBooleanProperty(name = "throughline.background.enabled", matchIfMissing = true)
class EscalationSchedule {
    private final Escalations escalations;

    EscalationSchedule(Escalations escalations) {
        this.escalations = escalations;
    }

    @Scheduled(fixedDelayString = "${throughline.exceptions.escalate-every:30s}")
    void escalate() {
        escalations.round();
    }
}
