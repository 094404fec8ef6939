package dev.throughline.oms.activities.inventory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long and how much carts may hold, so that nobody buys up the shelf without paying.
 *
 * @param life how long one request holds at most
 * @param longest from a hold's creation on, however often it is extended
 * @param units of all lines of one hold
 * @param perHolder live holds of one customer, or of a client for customers it does not name
 */
@ConfigurationProperties(prefix = "throughline.inventory.holds")
record HoldProperties(
        @DefaultValue("15m") Duration life,
        @DefaultValue("2h") Duration longest,
        @DefaultValue("500") int units,
        @DefaultValue("20") int perHolder) {}
