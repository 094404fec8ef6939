package dev.throughline.oms.worker.till;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Patience with tills.
 *
 * @param lookAfter after which time an unfinished transaction is looked at again
 * @param missingAfter after which time a person is told that the sale of a return has not come
 */
@ConfigurationProperties("throughline.till")
record TillProperties(
        @DefaultValue("30s") Duration lookAfter,
        @DefaultValue("7d") Duration missingAfter) {}
