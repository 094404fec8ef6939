package dev.throughline.oms.activities.event;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are sent.
 *
 * @param source the CloudEvents source of this installation
 * @param allowPrivateAddresses whether receivers in private networks and on this machine may be called; for development only
 * @param connectTimeout of a call
 * @param responseTimeout between two reads of an answer
 * @param deadline of a call in all; less than the lease
 * @param lease how long a delivery is left to the instance that sends it, before another may
 * @param parallel calls at a time per subscription and instance
 */
@ConfigurationProperties(prefix = "throughline.webhooks")
record WebhookProperties(
        @DefaultValue("urn:throughline:orders") URI source,
        @DefaultValue("false") boolean allowPrivateAddresses,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("15s") Duration responseTimeout,
        @DefaultValue("30s") Duration deadline,
        @DefaultValue("90s") Duration lease,
        @DefaultValue("16") int parallel) {
    WebhookProperties {
        if (deadline.compareTo(lease) >= 0) {
            throw new IllegalArgumentException("throughline.webhooks.deadline must be less than the lease");
        }
    }
}
