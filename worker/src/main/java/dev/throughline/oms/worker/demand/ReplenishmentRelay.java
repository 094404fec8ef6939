package dev.throughline.oms.worker.demand;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes transfers and purchase orders of what a rule approved, and of what was interrupted. */
@Component
@ConditionalOnBooleanProperty(name = "throughline.background.enabled", matchIfMissing = true)
class ReplenishmentRelay {
    private final ReplenishmentDocuments documents;

    ReplenishmentRelay(ReplenishmentDocuments documents) {
        this.documents = documents;
    }

    @Scheduled(fixedDelayString = "${throughline.demand.relay-every:10s}")
    void relay() {
        documents.round();
    }
}
