package dev.throughline.oms.activities.payment;

import java.time.Duration;

/** A simulated gateway without latency. */
final class GatewayPropertiesFixture {
    private static final long SEED = 20261122;

    private GatewayPropertiesFixture() {}

    static GatewayProperties quick() {
        return faulty(0, 0);
    }

    static GatewayProperties faulty(double timeoutRate, double lostAnswerRate) {
        return new GatewayProperties(
                Duration.ZERO, Duration.ZERO, timeoutRate, lostAnswerRate, 1, SEED, Duration.ofDays(7));
    }
}
