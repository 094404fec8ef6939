package dev.throughline.oms.worker.till;

import dev.throughline.oms.activities.till.TillRegister;
import dev.throughline.oms.activities.till.TillRegister.Code;
import dev.throughline.oms.activities.till.TillRegister.Entry;
import dev.throughline.oms.activities.till.TillRegister.Status;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sees to transactions that were written down and not finished; any number of instances at once. */
@Component
@ConditionalOnBooleanProperty(name = "throughline.background.enabled", matchIfMissing = true)
class TillSweep {
    private static final Logger LOG = LoggerFactory.getLogger(TillSweep.class);
    private static final int AT_ONCE = 100;

    private final TillRegister register;
    private final TillSettlement settlement;
    private final TillProperties properties;
    private final Clock clock;

    TillSweep(TillRegister register, TillSettlement settlement, TillProperties properties, Clock clock) {
        this.register = register;
        this.settlement = settlement;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${throughline.till.sweep-every:10s}", initialDelayString = "7s")
    void sweepQuietly() {
        sweep(properties.lookAfter());
    }

    /** Does one round; returns how many it looked at. */
    int sweep(Duration lookAfter) {
        var unfinished = register.unfinished(lookAfter, AT_ONCE);
        for (var entry : unfinished) {
            try {
                settlement.settle(entry.transaction());
                missAfterLong(entry);
            } catch (RuntimeException e) {
                LOG.warn("{} is tried again later: {}", entry.transaction().id(), e.toString());
            }
        }
        return unfinished.size();
    }

    private void missAfterLong(Entry entry) {
        if (entry.status() == Status.WAITING
                && entry.receivedAt().plus(properties.missingAfter()).isBefore(clock.instant())) {
            entry.waitsFor()
                    .forEach(sale ->
                            register.raise(entry.transaction().id(), Code.SALE_MISSING, sale, sale + " has not come"));
        }
    }
}
