package dev.throughline.oms.activities.promise;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What promises are made with where nothing else says so.
 *
 * @param currency of carriers' prices; services in other currencies are not offered
 * @param country of a postcode without one
 * @param gramsPerUnit of a product whose weight is not known
 * @param stores so many are offered for collecting
 * @param validFor how long an option may be accepted
 * @param lead so long before a fulfillment order must be ready it is looked at whether the promise is still kept
 */
@ConfigurationProperties(prefix = "throughline.promise")
record PromiseSettings(
        @DefaultValue("GBP") String currency,
        @DefaultValue("GB") String country,
        @DefaultValue("500") int gramsPerUnit,
        @DefaultValue("10") int stores,
        @DefaultValue("30m") Duration validFor,
        @DefaultValue("1h") Duration lead) {}
