package dev.throughline.oms.activities.payment;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What goes wrong on the way to the simulated gateway and back. Decided by token, or by seed and key, never by the order of calls. */
class SimulatedFaults {
    private final GatewayProperties properties;
    private final JdbcClient jdbc;

    SimulatedFaults(GatewayProperties properties, JdbcClient jdbc) {
        this.properties = properties;
        this.jdbc = jdbc;
    }

    Duration latency(TestToken token) {
        return token == TestToken.TOK_SLOW ? properties.slowLatency() : properties.latency();
    }

    /** Throws when this call does not arrive. */
    void onTheWay(TestToken token, String key) {
        if (token == TestToken.TOK_DOWN) {
            throw new GatewayUnavailableException("the gateway cannot be reached");
        }
        if ((token == TestToken.TOK_TIMEOUT || share(key) < properties.timeoutRate())
                && lostCalls(key) <= properties.timeouts()) {
            throw new GatewayUnavailableException("the gateway did not answer in time");
        }
    }

    /** Throws when the answer to a call that was just executed gets lost. */
    void onTheWayBack(TestToken token, String key) {
        double share = share(key) - properties.timeoutRate();
        if (token == TestToken.TOK_LOST_ANSWER || (share >= 0 && share < properties.lostAnswerRate())) {
            throw new GatewayUnavailableException("the gateway's answer was lost");
        }
    }

    private int lostCalls(String key) {
        return jdbc.sql("""
                        INSERT INTO gateway.lost_call AS lost (key, calls) VALUES (:key, 1)
                        ON CONFLICT (key) DO UPDATE SET calls = lost.calls + 1
                        RETURNING calls
                        """).param("key", key).query(Integer.class).single();
    }

    /** 0 (inclusive) to 1 (exclusive), evenly spread over keys. */
    private double share(String key) {
        var digest = UUID.nameUUIDFromBytes((properties.seed() + "/" + key).getBytes(StandardCharsets.UTF_8));
        return (digest.getLeastSignificantBits() & 0xFFFFFFFFL) / (double) (1L << 32);
    }
}
