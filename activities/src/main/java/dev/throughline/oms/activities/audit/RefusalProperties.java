package dev.throughline.oms.activities.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is kept, so that refusals are no way to fill the disk.
 *
 * @param perMinute rows of one subject per minute and instance; all are counted
 * @param keep from when on rows are deleted; the database refuses less than 90 days
 */
@ConfigurationProperties(prefix = "throughline.audit")
record RefusalProperties(
        @DefaultValue("60") int perMinute,
        @DefaultValue("400d") Duration keep) {}
