package dev.throughline.oms.activities.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How returns are taken.
 *
 * @param window how long units may come back, counted from when units of the order last reached the customer
 */
@ConfigurationProperties(prefix = "throughline.returns")
record ReturnProperties(@DefaultValue("30d") Duration window) {}
