package dev.throughline.oms.activities.fulfillment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sourcing looks at locations' accuracy.
 *
 * @param window the last days that count
 * @param leastUnits a location that was asked for fewer counts as accurate
 * @param maximumAge of the figures
 */
@ConfigurationProperties(prefix = "throughline.accuracy")
record AccuracyProperties(
        @DefaultValue("28d") Duration window,
        @DefaultValue("20") int leastUnits,
        @DefaultValue("5m") Duration maximumAge) {}
