package dev.throughline.oms.activities.inventory;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The group-committing front for flash sales.
 *
 * @param enabled whether sourcing commits through it
 * @param lanes groups at work at the same time, per instance; groups of different SKUs do not wait for each other
 * @param most orders of one group
 */
@ConfigurationProperties(prefix = "throughline.inventory.front")
record FrontProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("1") int lanes,
        @DefaultValue("128") int most) {
    FrontProperties {
        if (lanes < 1 || most < 1) {
            throw new IllegalArgumentException("throughline.inventory.front.lanes and .most must be at least 1");
        }
    }
}
