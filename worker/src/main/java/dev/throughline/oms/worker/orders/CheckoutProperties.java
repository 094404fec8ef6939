package dev.throughline.oms.worker.orders;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The checkout's patience.
 *
 * @param patience how long a checkout waits for its answer
 * @param unansweredAfter after which time the sweeper starts the process of a checkout without an answer
 */
@ConfigurationProperties("throughline.checkout")
record CheckoutProperties(
        @Name("wait") @DefaultValue("20s") Duration patience,
        @DefaultValue("30s") Duration unansweredAfter) {}
