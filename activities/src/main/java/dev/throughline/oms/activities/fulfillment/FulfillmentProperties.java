package dev.throughline.oms.activities.fulfillment;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How locations work that have no terms of their own.
 *
 * @param acceptWithin from the request until it is taken on, then it goes elsewhere or to a person; none: nobody asks
 * @param keepDays from ready to the no-show, at most {@code collectWithinDays}
 * @param remindDaysBefore before the end at which the customer is reminded; 0: never
 * @param collectWithinDays from ready on, however often the customer asks for another day
 */
@ConfigurationProperties(prefix = "throughline.fulfillment")
record FulfillmentProperties(
        @Nullable Duration acceptWithin,
        @DefaultValue("7") int keepDays,
        @DefaultValue("2") int remindDaysBefore,
        @DefaultValue("14") int collectWithinDays) {}
