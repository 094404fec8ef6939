package dev.throughline.oms.activities.marketing;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
@ConditionalOnBooleanProperty(name = "throughline.background.enabled", matchIfMissing = true)
class MarketingSchedule {
    private final PlannedMessages planned;
    private final StockFollower follower;

    MarketingSchedule(PlannedMessages planned, StockFollower follower) {
        this.planned = planned;
        this.follower = follower;
    }

    @Scheduled(fixedDelayString = "${throughline.marketing.planned-messages-every:5s}")
    void handOverPlannedMessages() {
        planned.round();
    }

    @Scheduled(fixedDelayString = "${throughline.marketing.follow-stock-every:1s}")
    void followTheStock() {
        boolean more = true;
        while (more) {
            more = follower.round();
        }
    }
}
