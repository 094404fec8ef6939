package dev.throughline.oms.activities.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the simulated gateway behaves.
 *
 * @param latency of every call
 * @param slowLatency of calls for {@code tok_slow}
 * @param timeoutRate share of calls, 0 to 1, whose first {@code timeouts} tries have no effect and no answer
 * @param lostAnswerRate share of calls, 0 to 1, that succeed and whose first answer is lost
 * @param timeouts how many tries time out, also for {@code tok_timeout}
 * @param seed which calls the rates hit: decided by seed and key alone, so that a run can be repeated
 * @param authorizationValidity how long an authorization holds
 */
@ConfigurationProperties(prefix = "throughline.gateway")
record GatewayProperties(
        @DefaultValue("50ms") Duration latency,
        @DefaultValue("2s") Duration slowLatency,
        @DefaultValue("0") double timeoutRate,
        @DefaultValue("0") double lostAnswerRate,
        @DefaultValue("1") int timeouts,
        @DefaultValue("20261122") long seed,
        @DefaultValue("7d") Duration authorizationValidity) {
    GatewayProperties {
        if (timeoutRate < 0 || lostAnswerRate < 0 || timeoutRate + lostAnswerRate > 1) {
            throw new IllegalArgumentException(
                    "timeout-rate and lost-answer-rate are shares of the calls: 0 to 1 together");
        }
    }
}
