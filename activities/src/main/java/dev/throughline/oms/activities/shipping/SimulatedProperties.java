package dev.throughline.oms.activities.shipping;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the simulated carrier behaves.
 *
 * @param latency of every call
 * @param lostAnswerShare share of purchases, 0 to 1, that work and whose first answer is lost
 * @param lostShare share of parcels, 0 to 1, that are lost
 * @param damagedShare that arrive damaged
 * @param lateShare that arrive three days late
 * @param absentShare whose recipient is not there the first time
 * @param doubledShare of scans that are told twice
 * @param transitDay how long a day on the way takes; less in a demonstration
 * @param seed which purchases, parcels and scans the shares hit: decided by seed and reference alone
 * @param webhookUrl where its webhooks go; it tells nothing by itself if missing
 */
@ConfigurationProperties(prefix = "throughline.carrier.simulated")
record SimulatedProperties(
        @DefaultValue("20ms") Duration latency,
        @DefaultValue("0") double lostAnswerShare,
        @DefaultValue("0.01") double lostShare,
        @DefaultValue("0.003") double damagedShare,
        @DefaultValue("0.05") double lateShare,
        @DefaultValue("0.05") double absentShare,
        @DefaultValue("0.1") double doubledShare,
        @DefaultValue("24h") Duration transitDay,
        @DefaultValue("20261128") long seed,
        @Nullable URI webhookUrl) {
    SimulatedProperties {
        if (lostShare < 0
                || damagedShare < 0
                || lateShare < 0
                || absentShare < 0
                || lostShare + damagedShare + lateShare + absentShare > 1) {
            throw new IllegalArgumentException(
                    "lost-share, damaged-share, late-share and absent-share are shares of the parcels: 0 to 1 together");
        }
        if (transitDay.isNegative() || transitDay.isZero()) {
            throw new IllegalArgumentException("transit-day is longer than nothing");
        }
    }

    /** 0 (inclusive) to 1 (exclusive), evenly spread over names. */
    double share(String name) {
        return Chance.of(seed, name);
    }
}
