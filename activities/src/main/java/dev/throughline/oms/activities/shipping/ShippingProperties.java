package dev.throughline.oms.activities.shipping;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How parcels are shipped, whoever the carrier is.
 *
 * @param gramsPerUnit of a product whose weight is not known
 * @param lease how long a purchase of a label is left to the instance that asks, before another may
 * @param addressDue how long a person has to correct an address that the carrier does not know
 * @param askAfter how long a carrier may be silent about a parcel until it is asked
 * @param batch parcels, purchases or manifests per round of asking
 */
@ConfigurationProperties(prefix = "throughline.shipping")
record ShippingProperties(
        @DefaultValue("500") int gramsPerUnit,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("1d") Duration addressDue,
        @DefaultValue("6h") Duration askAfter,
        @DefaultValue("50") int batch) {}
