package dev.throughline.oms.activities.shipping;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the simulated carrier talking, if it is the carrier and knows to whom. */
@Component
@ConditionalOnBooleanProperty(name = "throughline.background.enabled", matchIfMissing = true)
class SimulatedLoop {
    private static final int MOST_ROUNDS = 50;

    private final ObjectProvider<SimulatedTraffic> traffic;
    private final SimulatedProperties properties;
    private final Clock clock;

    SimulatedLoop(ObjectProvider<SimulatedTraffic> traffic, SimulatedProperties properties, Clock clock) {
        this.traffic = traffic;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${throughline.carrier.simulated.every:1s}")
    void tick() {
        var receiver = properties.webhookUrl();
        if (receiver == null) {
            return;
        }
        traffic.ifAvailable(vans -> {
            for (int round = 0; round < MOST_ROUNDS && vans.round(receiver, clock.instant()) > 0; round++) {
                // Until nothing is due.
            }
        });
    }
}
