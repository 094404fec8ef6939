package dev.throughline.oms.activities.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are sent. Without {@code spring.mail.host} mails stay pending.
 *
 * @param enabled whether anything is sent at all; messages are accepted anyway
 * @param from the sender, an RFC 5322 mailbox; its domain is the Message-ID's
 * @param pollInterval pause between two looks for messages
 * @param batch messages that one instance takes at a time, over one SMTP connection
 * @param trackingLinks by carrier, in lower case: where a parcel can be followed; {@code {number}} stands for the tracking number
 * @param waitForCarrier how long a parcel's message waits for the tracking number, while the parcel has not left
 * @param lease how long an instance has for a batch before another one may take it over
 */
@ConfigurationProperties("throughline.messaging")
record MessagingSettings(
        @DefaultValue("true") boolean enabled,

        @DefaultValue("Throughline <orders@throughline.invalid>")
        String from,

        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("20") int batch,
        @DefaultValue("5m") Duration lease,
        @DefaultValue Map<String, String> trackingLinks,
        @DefaultValue("12h") Duration waitForCarrier,
        @DefaultValue Retry retry) {
    /**
     * When to try again: the delay doubles with each attempt.
     *
     * @param giveUpAfter since the message was accepted; then it is failed
     */
    record Retry(
            @DefaultValue("10s") Duration firstDelay,
            @DefaultValue("1h") Duration longestDelay,
            @DefaultValue("3d") Duration giveUpAfter) {
        private static final int MOST_DOUBLINGS = 30;

        /** When to try again after so many attempts. */
        Instant after(int attempts, Instant now) {
            long factor = 1L << Math.clamp(attempts - 1L, 0, MOST_DOUBLINGS);
            var delay = firstDelay.multipliedBy(factor);
            return now.plus(delay.compareTo(longestDelay) < 0 ? delay : longestDelay);
        }
    }
}
