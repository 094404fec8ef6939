package dev.throughline.oms.activities.sourcing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is promised, and how long sourcing tries.
 *
 * @param pickupWithin from the decision until a pickup is ready
 * @param shipWithin from the decision until a parcel is delivered
 * @param attempts how often a race for stock may be lost before the step is left to its retry
 */
@ConfigurationProperties(prefix = "throughline.sourcing")
record SourcingProperties(
        @DefaultValue("4h") Duration pickupWithin,
        @DefaultValue("3d") Duration shipWithin,
        @DefaultValue("20") int attempts) {}
